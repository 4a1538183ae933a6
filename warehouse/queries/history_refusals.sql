-- Return the refusals of some addresses, which led to an article at other times, the oldest first.
SELECT url, origin, stage, reason, detail
FROM store.refusals
WHERE url IN ($urls)
ORDER BY "at", stage, reason
