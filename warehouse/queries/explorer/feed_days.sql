-- Returns the articles of the window by feed and day, week or month, of the feeds that brought most.
WITH ranked AS (
    SELECT feed.feed_id, feed.name, feed.url, count(*) AS total
    FROM chosen AS article
    JOIN store.feeds AS feed ON feed.url = article.origin
    GROUP BY ALL
    ORDER BY total DESC, feed.feed_id
    LIMIT $limit
)
SELECT ranked.feed_id, ranked.name, date_trunc($bucket, article.day)::DATE AS day, count(*) AS articles
FROM chosen AS article
JOIN ranked ON ranked.url = article.origin
GROUP BY ranked.feed_id, ranked.name, ranked.total, date_trunc($bucket, article.day)
ORDER BY ranked.total DESC, ranked.feed_id, day;
