-- Return the articles of a story in the order in which they came out, each with its original if it is a copy. Each table is
-- searched for them before they are joined, in the time of their arrival: DuckDB skips the row groups of other times. The
-- dates are those of the view articles.
SELECT
    article.article_id, newest.title, article.corpus, article.origin, article.source, newest.language,
    least(
        article.first_seen_at,
        CASE
            WHEN newest.published_precision IN ('second', 'minute') THEN newest.published_at
            WHEN newest.published_precision = 'day' THEN newest.published_at + INTERVAL 1 DAY
        END
    ) AS came_out_at,
    newest.published_precision IN ('second', 'minute', 'day') IS TRUE AS is_dated, article.first_seen_at,
    newest.word_count, article.revision, article.tags, link.duplicate_of, link.method, link.score AS copied_share,
    member.score AS similarity, member.terms
FROM (
    SELECT article_id, corpus, origin, source, first_seen_at, revision, tags
    FROM store.articles
    WHERE article_id IN ($article_ids) AND first_seen_at BETWEEN $first AND $last
) AS article
JOIN (
    SELECT article_id, revision, title, language, published_at, published_precision, word_count
    FROM store.revisions
    WHERE article_id IN ($article_ids) AND seen_at BETWEEN $since AND $until
) AS newest ON newest.article_id = article.article_id AND newest.revision = article.revision
JOIN (SELECT article_id, score, terms FROM store.memberships WHERE story_id = $story_id) AS member
    ON member.article_id = article.article_id
LEFT JOIN (
    SELECT article_id, duplicate_of, method, score FROM store.duplicates WHERE article_id IN ($article_ids)
) AS link ON link.article_id = article.article_id
ORDER BY came_out_at, article.first_seen_at, article.article_id
