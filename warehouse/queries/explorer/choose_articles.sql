-- Makes the temporary table of the articles of a window, of one corpus or of all, without their texts.
-- The condition on the days is on columns as they are stored, and once more exactly: DuckDB skips the row groups
-- that lie outside. No article counts before its publication, nor after its arrival.
CREATE OR REPLACE TEMP TABLE chosen AS
SELECT
    article.article_id,
    article.corpus,
    article.source,
    article.origin,
    article.first_seen_at,
    article.removed_words,
    article.tags,
    newest.title,
    newest.language,
    newest.word_count,
    newest.published_at,
    newest.published_precision,
    least(
        article.first_seen_at,
        CASE
            WHEN newest.published_precision IN ('second', 'minute') THEN newest.published_at
            WHEN newest.published_precision = 'day' THEN newest.published_at + INTERVAL 1 DAY
        END
    ) AS came_out_at,
    timezone(
        'UTC',
        CASE
            WHEN newest.published_precision IN ('second', 'minute', 'day')
            THEN least(newest.published_at, article.first_seen_at)
            ELSE article.first_seen_at
        END
    )::DATE AS day,
    newest.published_precision IN ('second', 'minute', 'day') IS TRUE AS is_dated
FROM store.articles AS article
JOIN store.revisions AS newest ON newest.article_id = article.article_id AND newest.revision = article.revision
WHERE
    (article.corpus = $corpus OR $corpus IS NULL)
    AND article.first_seen_at >= timezone('UTC', $first::TIMESTAMP)
    AND newest.seen_at >= timezone('UTC', $first::TIMESTAMP)
    AND timezone(
        'UTC',
        CASE
            WHEN newest.published_precision IN ('second', 'minute', 'day')
            THEN least(newest.published_at, article.first_seen_at)
            ELSE article.first_seen_at
        END
    )::DATE BETWEEN $first::DATE AND $last::DATE;
