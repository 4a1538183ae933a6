-- Return the stored robots.txt of the named origins.
SELECT origin, fetched_at, text, reason, detail
FROM store.robots
WHERE origin IN (SELECT key FROM incoming_keys)
ORDER BY origin
