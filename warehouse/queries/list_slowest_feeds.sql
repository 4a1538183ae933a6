-- Return the requests for feeds of a run that took longest.
SELECT url, duration_ms, status
FROM store.fetches
WHERE run_id = $run_id AND purpose = 'feed'
ORDER BY duration_ms DESC, url
LIMIT $limit
