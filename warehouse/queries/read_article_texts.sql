-- Return the newest title and text of the named articles, by their identifiers.
SELECT article_id, title, text FROM articles WHERE article_id IN (SELECT key FROM incoming_keys) ORDER BY article_id
