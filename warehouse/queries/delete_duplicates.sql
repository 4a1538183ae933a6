-- What was compared anew loses its old link, and so does what gets another one.
DELETE FROM store.duplicates
WHERE
    article_id IN (SELECT article_id FROM incoming_fingerprints)
    OR article_id IN (SELECT article_id FROM incoming_duplicates)
