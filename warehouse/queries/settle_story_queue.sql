-- Note that the named articles have a story; they stay in the queue until all open stories are decided together.
UPDATE store.story_queue
SET is_assigned = true
WHERE article_id IN (SELECT key FROM incoming_keys)
