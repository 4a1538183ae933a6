-- What the named articles are about, as stories compare them.
SELECT article_id, "at", counts
FROM store.terms
WHERE article_id IN (SELECT key FROM incoming_keys)
ORDER BY article_id
