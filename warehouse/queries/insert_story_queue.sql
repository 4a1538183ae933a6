-- Let the articles wait for a story that have new terms or new links, and the named ones.
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
