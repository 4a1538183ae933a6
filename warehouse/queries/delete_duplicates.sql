-- What was compared anew loses its old link, and no two articles are copies of each other.
DELETE FROM store.duplicates AS known
WHERE
    known.article_id IN (SELECT article_id FROM incoming_fingerprints)
    OR known.article_id IN (SELECT article_id FROM incoming_duplicates)
    OR (known.article_id, known.duplicate_of) IN (SELECT (duplicate_of, article_id) FROM incoming_duplicates)
