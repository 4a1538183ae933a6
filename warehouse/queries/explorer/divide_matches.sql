-- Returns one row: how the found articles divide by tag, source, language and time, the most frequent values of each.
WITH tags AS (
    SELECT list({'value': value, 'articles': articles} ORDER BY articles DESC, value) AS tags
    FROM (
        SELECT tag.tag AS value, count(*) AS articles
        FROM store.article_tags AS tag
        SEMI JOIN found ON found.article_id = tag.article_id
        GROUP BY tag.tag
        ORDER BY articles DESC, value
        LIMIT $shown_values
    )
),
sources AS (
    SELECT
        list({'value': value, 'articles': articles} ORDER BY articles DESC, value)[:$shown_values] AS sources,
        count(*) AS all_sources
    FROM (SELECT source AS value, count(*) AS articles FROM found GROUP BY source)
),
languages AS (
    SELECT list({'value': value, 'articles': articles} ORDER BY articles DESC, value)[:$shown_values] AS languages
    FROM (SELECT language AS value, count(*) AS articles FROM found WHERE language IS NOT NULL GROUP BY language)
),
-- At most some thirty periods: days of one month, months of two years, or years.
periods AS (
    SELECT list({'value': value, 'articles': articles} ORDER BY value) AS periods
    FROM (
        SELECT left(day::VARCHAR, size) AS value, count(*) AS articles
        FROM found
        CROSS JOIN (
            SELECT CASE
                WHEN max(day) - min(day) < 31 THEN 10
                WHEN max(day) - min(day) < 750 THEN 7
                ELSE 4
            END AS size
            FROM found
        )
        GROUP BY value
    )
)
SELECT
    (SELECT count(*) FROM found) AS articles,
    coalesce(tags, []) AS tags,
    coalesce(sources, []) AS sources,
    all_sources,
    coalesce(languages, []) AS languages,
    coalesce(periods, []) AS periods
FROM tags
CROSS JOIN sources
CROSS JOIN languages
CROSS JOIN periods;
