-- Delete the robots.txt files that were fetched after $now, whose age nobody knows.
DELETE FROM store.robots WHERE fetched_at > $now
