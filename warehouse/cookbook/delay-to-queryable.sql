-- How long does it take from publication to a query?
--
-- Each row is a publisher: the time from publication to arrival and to the edition, for the articles of the last 30
-- days that name a time: the medians of single days, averaged by their articles. Articles that were published before
-- their feed was added are in rows of their own.
--
-- subject: sources
-- columns: source, backlog, articles, seen, queryable
SELECT
    source,
    backlog,
    sum(articles)::BIGINT AS articles,
    to_seconds((sum(epoch(seen_p50) * articles) / sum(articles))::BIGINT) AS seen,
    to_seconds((sum(epoch(queryable_p50) * articles) / sum(articles))::BIGINT) AS queryable
FROM latency(since := (SELECT max(received_at)::DATE - 29 FROM pages))
GROUP BY source, backlog
ORDER BY backlog, queryable DESC NULLS LAST, source
LIMIT 50
