-- Return an article in its newest revision, without its blocks: they are read by the times of its revisions.
SELECT
    article.corpus, article.origin, article.source, article.url, article.first_seen_at,
    revision.* EXCLUDE (run_id, loaded_at), [] AS blocks
FROM (FROM store.articles WHERE article_id = $article_id) AS article
JOIN (FROM store.revisions WHERE article_id = $article_id) AS revision ON revision.revision = article.revision
