-- Let the next run poll the named feeds again, though their servers said that they are gone.
UPDATE store.feeds
SET gone_at = NULL, next_poll_at = NULL
WHERE gone_at IS NOT NULL AND feed_id IN (SELECT key FROM incoming_keys)
