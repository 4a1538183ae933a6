-- Remove the named articles from the queue.
DELETE FROM store.story_queue WHERE article_id IN (SELECT key FROM incoming_queued)
