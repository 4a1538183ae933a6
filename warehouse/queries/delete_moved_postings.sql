-- Delete the recent postings, which are in a sorted run now.
DELETE FROM store.recent_postings
