-- Return the servers that asked us to wait beyond $now.
SELECT host, "until"
FROM store.backoffs
WHERE "until" > $now
ORDER BY host
