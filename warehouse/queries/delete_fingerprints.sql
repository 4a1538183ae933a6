-- Delete the fingerprints of articles that get another one.
DELETE FROM store.fingerprints WHERE article_id IN (SELECT key FROM incoming_replaced)
