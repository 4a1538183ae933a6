-- Delete the links of articles that were compared again, and of articles that get another link.
DELETE FROM store.duplicates
WHERE
    article_id IN (SELECT article_id FROM incoming_fingerprints)
    OR article_id IN (SELECT article_id FROM incoming_duplicates)
