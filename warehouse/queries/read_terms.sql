-- Return the terms of the named articles, by which they are compared with stories.
SELECT article_id, "at", counts
FROM store.terms
WHERE article_id IN (SELECT key FROM incoming_keys)
ORDER BY article_id
