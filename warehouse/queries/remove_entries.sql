-- Leave of the entries of removed articles what keeps them from being fetched again.
UPDATE store.entries
SET outcome = 'removed', article_id = NULL, authors = [], summary = NULL, content = NULL, next_attempt_at = NULL
WHERE article_id IN (SELECT key FROM incoming_keys)
