-- To be run after the postings of the same articles are deleted.
DELETE FROM store.lengths
WHERE article_id IN (SELECT key FROM incoming_keys)
