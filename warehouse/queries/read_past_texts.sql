-- What the newest revision of each named article that is known says.
SELECT article_id, title, text
FROM store.articles
JOIN store.revisions USING (article_id, revision)
WHERE article_id IN (SELECT key FROM incoming_keys)
