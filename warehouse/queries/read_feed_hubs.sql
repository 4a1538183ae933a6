-- Return the configured feeds that name hubs, in their order.
SELECT feed_id, url, hubs, topic
FROM store.feeds
WHERE configured AND gone_at IS NULL AND len(hubs) > 0
ORDER BY position, feed_id
