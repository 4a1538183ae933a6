-- Return the newest revision of each named article that is in the warehouse.
SELECT article_id, revision, sha256
FROM store.articles
JOIN store.revisions USING (article_id, revision)
WHERE article_id IN (SELECT key FROM incoming_keys)
