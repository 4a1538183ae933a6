-- Which corpus and which feed do the articles come from?
--
-- Each row is a corpus and a feed: its articles, how many of them are copies, and the time from the first to the last
-- arrival.
--
-- subject: arrival
-- columns: corpus, feed_name, articles, copies, first_seen_at, last_seen_at
SELECT
    corpus,
    feed_name,
    count(*) AS articles,
    count(duplicate_of) AS copies,
    min(first_seen_at) AS first_seen_at,
    max(first_seen_at) AS last_seen_at
FROM articles
GROUP BY corpus, feed_name
ORDER BY articles DESC, corpus, feed_name
