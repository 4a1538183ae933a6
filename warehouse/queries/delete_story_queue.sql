-- Remove the articles from the queue that have new terms or new links, and the named ones.
DELETE FROM store.story_queue
WHERE
    article_id IN (SELECT article_id FROM incoming_terms)
    OR article_id IN (SELECT article_id FROM incoming_fingerprints)
    OR article_id IN (SELECT article_id FROM incoming_duplicates)
    OR article_id IN (SELECT key FROM incoming_keys)
