-- Returns the feeds with their health, and when the last entry of each came and how often entries usually come.
-- As the watch silent-feed has it, the rhythm is the median number of days between two with entries, over the 90 days
-- before the last answer, and takes four such days to know.
WITH listed AS (
    SELECT
        entry.feed_id,
        least(coalesce(entry.published_at, entry.first_seen_at), entry.first_seen_at) AS listed_at
    FROM store.entries AS entry
    JOIN store.feeds AS feed ON feed.feed_id = entry.feed_id
    WHERE entry.first_seen_at > feed.last_ok_at - INTERVAL 90 DAY
),
days AS (
    SELECT feed_id, date_trunc('day', listed_at) AS day, max(listed_at) AS last_entry_at
    FROM listed
    JOIN store.feeds AS feed USING (feed_id)
    WHERE listed_at > feed.last_ok_at - INTERVAL 90 DAY
    GROUP BY ALL
),
gaps AS (
    SELECT feed_id, last_entry_at, date_diff('day', lag(day) OVER (PARTITION BY feed_id ORDER BY day), day) AS gap
    FROM days
),
rhythms AS (
    SELECT
        feed_id,
        max(last_entry_at) AS last_entry_at,
        CASE WHEN count(*) >= 4 THEN greatest(1, median(gap)) END AS rhythm_days
    FROM gaps
    GROUP BY feed_id
)
SELECT
    feed.feed_id,
    feed.name,
    feed.url,
    feed.title,
    feed.configured,
    feed.last_polled_at,
    feed.last_ok_at,
    feed.failures,
    feed.last_reason,
    feed.last_detail,
    feed.wait_until,
    feed.gone_at,
    feed.moved_url,
    feed.last_gap_at,
    coalesce(feed.truncated, false) AS truncated,
    coalesce(feed.faults, []) AS faults,
    to_seconds(feed.poll_interval) AS poll_interval,
    rhythm.last_entry_at,
    rhythm.rhythm_days
FROM store.feeds AS feed
LEFT JOIN rhythms AS rhythm ON rhythm.feed_id = feed.feed_id
ORDER BY feed.configured DESC, feed.position, feed.feed_id;
