-- Returns the delays of the articles of the window, of one publisher or of all, by day, week or month: those of the view
-- latency, without the articles that were waiting when their feed was added.
WITH arrived AS (
    SELECT
        date_trunc($bucket, timezone('UTC', article.first_seen_at))::DATE AS day,
        date_diff('millisecond', first_text.published_at, article.first_seen_at) AS to_seen,
        date_diff('millisecond', first_text.published_at, edition.published_at) AS to_queryable
    FROM chosen AS article
    JOIN store.revisions AS first_text ON first_text.article_id = article.article_id AND first_text.revision = 1
    LEFT JOIN store.feeds AS feed ON feed.url = article.origin
    ASOF LEFT JOIN store.editions AS edition ON edition.published_at >= first_text.loaded_at
    WHERE
        article.corpus IN ('feed', 'push', 'inbox')
        AND ($source IS NULL OR article.source = $source)
        AND first_text.seen_at >= timezone('UTC', $first::TIMESTAMP)
        AND first_text.published_precision IN ('second', 'minute')
        AND first_text.published_at >= coalesce(feed.added_at, '-infinity')
)
SELECT
    day,
    count(*) AS articles,
    to_milliseconds(greatest(quantile_cont(to_seen, 0.5), 0)::BIGINT) AS seen_p50,
    to_milliseconds(greatest(quantile_cont(to_seen, 0.95), 0)::BIGINT) AS seen_p95,
    to_milliseconds(greatest(quantile_cont(to_queryable, 0.5), 0)::BIGINT) AS queryable_p50,
    to_milliseconds(greatest(quantile_cont(to_queryable, 0.95), 0)::BIGINT) AS queryable_p95
FROM arrived
GROUP BY day
ORDER BY day;
