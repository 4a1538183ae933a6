-- Who breaks the news first?
--
-- Each row is a publisher, over the reports that arrived in the last 365 days: the number of stories with a second
-- publisher that it was first to report, the share of those among all such stories that it reports, and its median lead
-- over the second publisher. Copies do not count.
--
-- subject: stories
-- columns: source, first_reports, stories, share, median_lead
WITH reports AS (
    SELECT story_id, source, min(came_out_at) AS came_out_at
    FROM articles
    WHERE
        duplicate_of IS NULL
        AND story_id IS NOT NULL
        AND first_seen_at > (SELECT max(received_at) FROM pages) - INTERVAL 365 DAY
    GROUP BY story_id, source
),
ranked AS (
    SELECT
        source,
        row_number() OVER story AS place,
        lead(came_out_at) OVER story - came_out_at AS lead_time,
        count(*) OVER (PARTITION BY story_id) AS sources
    FROM reports
    WINDOW story AS (PARTITION BY story_id ORDER BY came_out_at, source)
)
SELECT
    source,
    count(*) FILTER (place = 1) AS first_reports,
    count(*) AS stories,
    round(first_reports / stories, 2) AS share,
    to_seconds(median(epoch(lead_time)) FILTER (place = 1)::BIGINT) AS median_lead
FROM ranked
WHERE sources > 1
GROUP BY source
ORDER BY first_reports DESC, share DESC, source
LIMIT 50
