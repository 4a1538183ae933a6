-- Makes the temporary table of the articles of feeds that arrived in a window, of one corpus or of all, with what the queries
-- on feeds read of them. Revisions from before the window are those of articles first seen while the clock was ahead.
-- The day is that of arrival: pages are refused on theirs, and a share of both needs one calendar.
CREATE OR REPLACE TEMP TABLE chosen AS
SELECT
    article.source,
    article.origin,
    article.first_seen_at,
    article.removed_words,
    link.duplicate_of,
    newest.word_count,
    newest.published_at,
    newest.published_precision,
    -- as articles.came_out_at
    least(
        article.first_seen_at,
        CASE
            WHEN newest.published_precision IN ('second', 'minute') THEN newest.published_at
            WHEN newest.published_precision = 'day' THEN newest.published_at + INTERVAL 1 DAY
        END
    ) AS came_out_at,
    make_timestamp(epoch_us(article.first_seen_at))::DATE AS day
FROM store.articles AS article
LEFT JOIN store.duplicates AS link ON link.article_id = article.article_id
JOIN (
    FROM store.revisions WHERE seen_at >= timezone('UTC', $first::TIMESTAMP)
    UNION ALL
    FROM store.revisions WHERE seen_at < timezone('UTC', $first::TIMESTAMP) AND revision > 1
) AS newest ON newest.article_id = article.article_id AND newest.revision = article.revision
WHERE
    (article.corpus = $corpus OR $corpus IS NULL)
    AND article.origin IN (SELECT feed.url FROM store.feeds AS feed)
    AND article.first_seen_at >= timezone('UTC', $first::TIMESTAMP)
    AND article.first_seen_at < timezone('UTC', $last::TIMESTAMP) + INTERVAL 1 DAY;
