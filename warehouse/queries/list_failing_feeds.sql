-- Return the feeds whose poll failed since the start of a run, with the reason and how often they failed in a row.
SELECT feed_id, last_reason AS reason, failures
FROM feeds
WHERE last_polled_at >= $now AND last_reason IS NOT NULL
