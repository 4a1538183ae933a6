-- Returns the number of articles about each of the topics with most of them, by day, week or month.
WITH given AS (
    SELECT unnest(tags) AS tag, day FROM chosen
),
counted AS (
    SELECT given.tag, date_trunc($bucket, given.day)::DATE AS day, count(*) AS articles
    FROM given
    JOIN store.tags AS tag ON tag.tag = given.tag AND tag.kind = 'topic'
    GROUP BY ALL
),
topics AS (
    SELECT tag, sum(articles) AS total FROM counted GROUP BY tag ORDER BY total DESC, tag LIMIT $limit
)
SELECT counted.tag, tag.label, topics.total::BIGINT AS total, counted.day, counted.articles
FROM counted
JOIN topics ON topics.tag = counted.tag
JOIN store.tags AS tag ON tag.tag = counted.tag
ORDER BY topics.total DESC, counted.tag, counted.day;
