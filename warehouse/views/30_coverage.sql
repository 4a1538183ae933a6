-- The day is that of publication, or that of arrival if the page does not say, in UTC whatever the reader's time zone.
CREATE OR REPLACE MACRO coverage(tag) AS TABLE
SELECT
    timezone('UTC', coalesce(article.published_at, article.first_seen_at))::DATE AS day,
    count(*) AS articles,
    count(*) FILTER (given.relevance = 'subject') AS subjects,
    count(*) FILTER (given.relevance = 'mention') AS mentions
FROM article_tags AS given
JOIN articles AS article ON article.article_id = given.article_id
WHERE given.tag = tag
GROUP BY day
ORDER BY day;

COMMENT ON MACRO TABLE coverage IS
    'coverage(tag): the number of articles with a tag on each day of publication; columns day, articles, subjects (articles about it), mentions (articles that only mention it)';
