-- Return some articles, oldest first. Each table is searched for them before they are joined: DuckDB 1.5.5 would join all
-- articles first, which takes a million of them 0.7 s of CPU time instead of 0.03.
SELECT article.article_id, newest.title, article.source, article.url, article.first_seen_at
FROM (
    SELECT article_id, source, url, first_seen_at, revision
    FROM store.articles
    WHERE article_id IN ($article_ids) AND first_seen_at BETWEEN $first AND $last
) AS article
JOIN (
    SELECT article_id, revision, title
    FROM store.revisions
    WHERE article_id IN ($article_ids) AND seen_at BETWEEN $since AND $until
) AS newest ON newest.article_id = article.article_id AND newest.revision = article.revision
ORDER BY article.first_seen_at, article.article_id
