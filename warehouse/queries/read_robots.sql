-- What is remembered of the robots.txt of some origins.
SELECT origin, fetched_at, text, reason, detail
FROM store.robots
WHERE origin IN (SELECT key FROM incoming_keys)
ORDER BY origin
