-- Return the articles of a story, oldest first, with all that decides which of them is its headline. Each table is searched
-- for them before they are joined, in the time of their arrival: DuckDB skips the row groups of other times. The dates are
-- those of the view articles.
SELECT
    article.article_id, newest.title, article.source, article.url, article.first_seen_at,
    least(
        article.first_seen_at,
        CASE
            WHEN newest.published_precision IN ('second', 'minute') THEN newest.published_at
            WHEN newest.published_precision = 'day' THEN newest.published_at + INTERVAL 1 DAY
        END
    ) AS came_out_at,
    link.article_id IS NOT NULL AS is_copy, member.score
FROM (
    SELECT article_id, source, url, first_seen_at, revision
    FROM store.articles
    WHERE article_id IN ($article_ids) AND first_seen_at BETWEEN $first AND $last
) AS article
JOIN (
    SELECT article_id, revision, title, published_at, published_precision
    FROM store.revisions
    WHERE article_id IN ($article_ids) AND seen_at BETWEEN $since AND $until
) AS newest ON newest.article_id = article.article_id AND newest.revision = article.revision
JOIN (SELECT article_id, score FROM store.memberships WHERE story_id = $story_id) AS member
    ON member.article_id = article.article_id
LEFT JOIN (SELECT article_id FROM store.duplicates WHERE article_id IN ($article_ids)) AS link
    ON link.article_id = article.article_id
ORDER BY article.first_seen_at, article.article_id
