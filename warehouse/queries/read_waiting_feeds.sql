-- The configured feeds that are not even asked when all are: whose servers want to be left alone, or that are gone.
SELECT name, wait_until, gone_at
FROM store.feeds
WHERE configured AND (gone_at IS NOT NULL OR wait_until > $now)
ORDER BY position, feed_id
