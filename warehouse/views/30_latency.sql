-- An article can be queried from the first edition on that was published after it was loaded.
-- Only articles that came by themselves, with a time of publication and not a day alone, say how late we are. An
-- article that was published before its feed was added was waiting there: `backlog` keeps these apart.
CREATE OR REPLACE MACRO latency(since := NULL) AS TABLE
WITH asked AS MATERIALIZED (
    SELECT CASE WHEN since IS NOT NULL THEN coalesce(
        try_cast(since AS DATE), error('since is a day, such as 2026-03-15, and not ' || since::VARCHAR)
    ) END AS since
),
arrived AS (
    SELECT
        article.source,
        timezone('UTC', article.first_seen_at)::DATE AS day,
        first_text.published_at < coalesce(feed.added_at, '-infinity') AS backlog,
        date_diff('millisecond', first_text.published_at, article.first_seen_at) AS to_seen,
        date_diff('millisecond', first_text.published_at, edition.published_at) AS to_queryable
    FROM store.articles AS article
    JOIN store.revisions AS first_text ON first_text.article_id = article.article_id AND first_text.revision = 1
    LEFT JOIN store.feeds AS feed ON feed.url = article.origin
    ASOF LEFT JOIN store.editions AS edition ON edition.published_at >= first_text.loaded_at
    WHERE
        article.corpus IN ('feed', 'push', 'inbox')
        AND first_text.published_precision IN ('second', 'minute')
        -- DuckDB moves no condition on a day that it has to look up before the grouping: for 30 days of 2,000 that took
        -- ten times as long.
        AND timezone('UTC', article.first_seen_at)::DATE >= coalesce((SELECT asked.since FROM asked), '-infinity'::DATE)
)
SELECT
    source,
    day,
    backlog,
    count(*) AS articles,
    to_milliseconds(greatest(quantile_cont(to_seen, 0.5), 0)::BIGINT) AS seen_p50,
    to_milliseconds(greatest(quantile_cont(to_seen, 0.95), 0)::BIGINT) AS seen_p95,
    to_milliseconds(greatest(quantile_cont(to_queryable, 0.5), 0)::BIGINT) AS queryable_p50,
    to_milliseconds(greatest(quantile_cont(to_queryable, 0.95), 0)::BIGINT) AS queryable_p95
FROM arrived
GROUP BY source, day, backlog;

COMMENT ON MACRO TABLE latency IS
    'latency(since := NULL): the view latency from a day on, which takes less time than a condition on its column day. Example: FROM latency(since := current_date - 30)';

CREATE OR REPLACE VIEW latency AS FROM latency();

COMMENT ON VIEW latency IS 'The time from publication to arrival and to the edition, by publisher and day; of articles that came by feed, push or inbox and name a time of publication. Example: SELECT source, day, queryable_p50, queryable_p95 FROM latency WHERE NOT backlog';
COMMENT ON COLUMN latency.source IS 'The publisher, as in articles.source. Example: harbourwheel.example';
COMMENT ON COLUMN latency.day IS 'The day of arrival in UTC. Example: 2026-02-16';
COMMENT ON COLUMN latency.backlog IS 'Whether the articles were published before their feed was added, so that their delay is not ours. Example: false';
COMMENT ON COLUMN latency.articles IS 'The number of articles. Example: 9';
COMMENT ON COLUMN latency.seen_p50 IS 'The median time from publication to arrival. Example: 00:11:07';
COMMENT ON COLUMN latency.seen_p95 IS 'The time from publication to arrival that 95 of 100 articles do not exceed. Example: 00:29:40';
COMMENT ON COLUMN latency.queryable_p50 IS 'The median time from publication until the article was in an edition; NULL if it was loaded before that was noted, or is in no edition yet. Example: 00:11:31';
COMMENT ON COLUMN latency.queryable_p95 IS 'The time from publication until an edition that 95 of 100 articles do not exceed; NULL if they were loaded before that was noted. Example: 00:30:02';
