-- Return the kinds of rows that were written after $now, as by a clock that was ahead, with their number and the last.
SELECT kind, count(*) AS written, max(noted) AS latest
FROM (
    SELECT 'polls of feeds' AS kind, last_polled_at AS noted FROM store.feeds
    UNION ALL
    SELECT 'back-offs', noted_at FROM store.backoffs
    UNION ALL
    SELECT 'robots.txt files', fetched_at FROM store.robots
    UNION ALL
    SELECT 'subscriptions', requested_at FROM store.subscriptions
    UNION ALL
    SELECT 'entries', first_seen_at FROM store.entries
    UNION ALL
    SELECT 'pages', received_at FROM store.pages
    UNION ALL
    SELECT 'articles', first_seen_at FROM store.articles
    UNION ALL
    SELECT 'runs', ended_at FROM store.runs
    UNION ALL
    SELECT 'editions', published_at FROM store.editions
)
WHERE noted > $now
GROUP BY kind
ORDER BY kind
