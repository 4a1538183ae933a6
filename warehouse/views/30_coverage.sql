-- A day is that of publication, or of arrival where the page does not say, in UTC whatever the reader's zone.
CREATE OR REPLACE MACRO coverage(tag) AS TABLE
SELECT
    timezone('UTC', coalesce(a.published_at, a.first_seen_at))::DATE AS day,
    count(*) AS articles,
    count(*) FILTER (t.relevance = 'subject') AS subjects,
    count(*) FILTER (t.relevance = 'mention') AS mentions
FROM article_tags AS t
JOIN articles AS a ON a.article_id = t.article_id
WHERE t.tag = tag
GROUP BY day
ORDER BY day;

COMMENT ON MACRO TABLE coverage IS
    'coverage(tag): articles with that tag by day; columns day, articles, subjects, mentions';
