-- Delete the claims of the named articles, which were read again.
DELETE FROM store.claims
WHERE article_id IN (SELECT key FROM incoming_keys)
