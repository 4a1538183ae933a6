-- The configured feeds whose turn it is, in the order of the configuration; with $every all of them.
SELECT feed_id, url, name, etag, last_modified, body_sha256, failures
FROM store.feeds
WHERE configured AND ($every OR next_poll_at IS NULL OR next_poll_at <= $now)
ORDER BY position, feed_id
