-- The servers that want to be left alone, until when.
SELECT host, "until"
FROM store.backoffs
WHERE "until" > $now
ORDER BY host
