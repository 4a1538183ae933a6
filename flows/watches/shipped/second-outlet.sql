-- A second outlet confirms a story: another publisher reports it in words of its own.
-- Copies do not count. A row is the first article of the second publisher, once a story, of the last 14 days.
--
-- key: story_id
WITH recent AS (
    SELECT story_id, source, article_id, title, url, first_seen_at
    FROM articles
    WHERE
        duplicate_of IS NULL
        AND story_id IS NOT NULL
        AND first_seen_at > (SELECT max(received_at) FROM pages) - INTERVAL 14 DAY
),
outlets AS (
    SELECT
        story_id,
        source,
        min(first_seen_at) AS seen_at,
        arg_min(
            {'article_id': article_id, 'title': title, 'url': url}, (first_seen_at, article_id)
        ) AS report
    FROM recent
    GROUP BY story_id, source
)
SELECT
    story_id,
    source,
    report.article_id AS article_id,
    report.title AS title,
    report.url AS url,
    seen_at,
    lag(source) OVER outlet AS first_source,
    lag(report.title) OVER outlet AS first_title,
    lag(seen_at) OVER outlet AS first_seen_at
FROM outlets
WINDOW outlet AS (PARTITION BY story_id ORDER BY seen_at, report.article_id)
QUALIFY row_number() OVER outlet = 2
ORDER BY seen_at, story_id
