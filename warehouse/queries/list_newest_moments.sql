-- Return when the newest revisions of the named articles arrived.
SELECT newest.article_id, newest.seen_at
FROM store.articles AS article
JOIN store.revisions AS newest ON newest.article_id = article.article_id AND newest.revision = article.revision
WHERE article.article_id IN (SELECT key FROM incoming_keys)
