-- Remove the named articles from the queue, and all that had a story: all open stories were decided together.
DELETE FROM store.story_queue
WHERE is_assigned OR article_id IN (SELECT key FROM incoming_keys)
