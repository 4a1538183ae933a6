-- Return the links of the named articles, of their copies, and of all articles that have the same originals.
SELECT article_id, duplicate_of, nearest, method, score
FROM store.duplicates
WHERE
    article_id IN (SELECT key FROM incoming_keys)
    OR duplicate_of IN (SELECT key FROM incoming_keys)
    OR duplicate_of IN (SELECT duplicate_of FROM store.duplicates WHERE article_id IN (SELECT key FROM incoming_keys))
ORDER BY article_id
