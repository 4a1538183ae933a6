-- The newest title and text of some articles, as they are published, in a stable order.
SELECT article_id, title, text FROM articles WHERE article_id IN (SELECT key FROM incoming_keys) ORDER BY article_id
