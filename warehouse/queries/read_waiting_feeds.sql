-- Return the configured feeds that no run polls at $now, because their servers asked us to wait or they are gone.
SELECT name, wait_until, gone_at
FROM store.feeds
WHERE configured AND (gone_at IS NOT NULL OR wait_until > $now)
ORDER BY position, feed_id
