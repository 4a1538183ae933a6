-- Let the articles wait for a story that have new terms or new links; those that were decided already wait again.
DELETE FROM store.story_queue
WHERE
    article_id IN (SELECT article_id FROM incoming_terms)
    OR article_id IN (SELECT article_id FROM incoming_fingerprints)
    OR article_id IN (SELECT article_id FROM incoming_duplicates)
    OR article_id IN (SELECT key FROM incoming_keys);
INSERT INTO store.story_queue
SELECT article_id, false
FROM (
    SELECT article_id FROM incoming_terms
    UNION
    SELECT article_id FROM incoming_fingerprints
    UNION
    SELECT article_id FROM incoming_duplicates
    UNION
    SELECT key FROM incoming_keys
)
