-- Makes the temporary table of the matched articles that meet the filters. An article has the day of its publication, or that
-- of its arrival where it has none, as in the table of the articles of a window.
CREATE OR REPLACE TEMP TABLE found AS
WITH dated AS (
    SELECT
        article.article_id,
        article.corpus,
        article.source,
        newest.language,
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
        )::DATE AS day
    FROM store.articles AS article
    JOIN store.revisions AS newest
        ON newest.article_id = article.article_id AND newest.revision = article.revision
    WHERE
        (article.corpus = $corpus OR $corpus IS NULL)
        AND (article.source = $source OR $source IS NULL)
        AND (newest.language = $language OR $language IS NULL)
),
tagged AS (
    SELECT article_id
    FROM store.article_tags
    WHERE list_contains($tags, tag)
    GROUP BY article_id
    HAVING count(DISTINCT tag) = len($tags)
)
SELECT dated.article_id, dated.source, dated.language, dated.came_out_at, dated.day, matched.score
FROM matched
JOIN dated USING (article_id)
WHERE
    dated.day BETWEEN $first AND $last
    AND (len($tags) = 0 OR article_id IN (FROM tagged));
