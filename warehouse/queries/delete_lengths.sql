-- Delete the lengths of articles that are indexed again. Their postings must be deleted before.
DELETE FROM store.lengths
WHERE article_id IN (SELECT key FROM incoming_keys)
