-- Return the servers that asked us to wait beyond $now.
SELECT host, "until", noted_at
FROM store.backoffs
WHERE "until" > $now
ORDER BY host
