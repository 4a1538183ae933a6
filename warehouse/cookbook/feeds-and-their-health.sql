-- How do the feeds do?
--
-- Each row is a configured feed: its last answer, the failures since, how often it is polled, its entries, and the
-- articles that came of them. Many entries and few articles mean refusals.
--
-- subject: arrival
-- columns: name, last_ok_at, failures, poll_interval, entries, articles, last_detail
WITH loaded AS (
    SELECT feed_id, count(DISTINCT article_id) AS articles FROM entries GROUP BY feed_id
)
SELECT
    feed.name,
    feed.last_ok_at,
    feed.failures,
    feed.poll_interval,
    feed.entries,
    coalesce(loaded.articles, 0) AS articles,
    feed.last_detail
FROM feeds AS feed
LEFT JOIN loaded ON loaded.feed_id = feed.feed_id
WHERE feed.configured
ORDER BY feed.failures DESC, feed.last_ok_at, feed.name
