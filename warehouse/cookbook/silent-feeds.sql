-- Which feeds fell silent?
--
-- Each row is a feed that answers but has listed nothing new for three times its usual gap between two days with
-- news, which takes at least four such days in 90 days to know.
--
-- subject: arrival
-- columns: name, last_entry_at, usual_gap_days, silent_days
WITH listed AS (
    SELECT
        entry.feed_id,
        least(coalesce(entry.published_at, entry.first_seen_at), entry.first_seen_at) AS listed_at
    FROM entries AS entry
),
days AS (
    SELECT listed.feed_id, date_trunc('day', listed.listed_at) AS day, max(listed.listed_at) AS last_entry_at
    FROM listed
    JOIN feeds AS feed ON feed.feed_id = listed.feed_id
    WHERE
        feed.configured
        AND feed.gone_at IS NULL
        AND feed.last_reason IS NULL
        AND listed.listed_at > feed.last_ok_at - INTERVAL 90 DAY
    GROUP BY ALL
),
gaps AS (
    SELECT feed_id, last_entry_at, date_diff('day', lag(day) OVER (PARTITION BY feed_id ORDER BY day), day) AS gap
    FROM days
),
rhythms AS (
    SELECT feed_id, max(last_entry_at) AS last_entry_at, greatest(1, median(gap)) AS usual_gap_days
    FROM gaps
    GROUP BY feed_id
    HAVING count(*) >= 4
)
SELECT
    feed.name,
    rhythm.last_entry_at,
    rhythm.usual_gap_days,
    round(date_diff('hour', rhythm.last_entry_at, feed.last_ok_at) / 24, 1) AS silent_days
FROM rhythms AS rhythm
JOIN feeds AS feed ON feed.feed_id = rhythm.feed_id
WHERE silent_days > 3 * rhythm.usual_gap_days
ORDER BY silent_days DESC, feed.name
