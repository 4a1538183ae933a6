-- A feed is silent for three times its rhythm: it answers, but lists nothing new.
-- Its rhythm is the median time between two days on which it published, at least one day, over the 90 days before its
-- last answer. Counted by days, no night or weekend is a silence. It needs four such days. A feed that fails is
-- reported by the event newswire.feed.failing instead.
--
-- key: feed_id, last_entry_at
WITH published AS (
    SELECT
        entry.feed_id,
        -- an entry that came without a date, or with a later one, is as old as its first poll
        least(coalesce(entry.published_at, entry.first_seen_at), entry.first_seen_at) AS published_at
    FROM entries AS entry
    JOIN feeds AS feed ON feed.feed_id = entry.feed_id
    WHERE feed.configured AND feed.gone_at IS NULL AND feed.last_reason IS NULL
),
days AS (
    SELECT
        published.feed_id,
        date_trunc('day', published.published_at) AS day,
        max(published.published_at) AS last_entry_at,
        count(*) AS entries
    FROM published
    JOIN feeds AS feed ON feed.feed_id = published.feed_id
    WHERE published.published_at > feed.last_ok_at - INTERVAL 90 DAY
    GROUP BY ALL
),
gaps AS (
    SELECT feed_id, last_entry_at, date_diff('day', lag(day) OVER (PARTITION BY feed_id ORDER BY day), day) AS gap
    FROM days
),
rhythms AS (
    SELECT feed_id, max(last_entry_at) AS last_entry_at, greatest(1, median(gap)) AS rhythm_days
    FROM gaps
    GROUP BY feed_id
    HAVING count(*) >= 4
)
SELECT
    feed.feed_id,
    feed.name,
    feed.url,
    rhythm.last_entry_at,
    rhythm.rhythm_days,
    round(date_diff('second', rhythm.last_entry_at, feed.last_ok_at) / 86400, 1) AS silent_days
FROM rhythms AS rhythm
JOIN feeds AS feed ON feed.feed_id = rhythm.feed_id
WHERE date_diff('second', rhythm.last_entry_at, feed.last_ok_at) > 3 * 86400 * rhythm.rhythm_days
ORDER BY silent_days DESC, feed.feed_id
