-- Returns the stories with most reports since a day of the window, and how many they had in it before.
WITH members AS (
    SELECT
        *, duplicate_of IS NOT NULL AS is_copy, (came_out_at, first_seen_at, article_id) AS publication_order
    FROM chosen
    WHERE story_id IS NOT NULL
)
SELECT
    story_id,
    arg_min(title, (is_copy, -score, publication_order)) AS headline,
    count(*) FILTER (day >= $since) AS new_reports,
    count(*) FILTER (day < $since) AS former_reports,
    count(DISTINCT source) FILTER (day >= $since) AS new_sources,
    max(came_out_at) AS last_at
FROM members
GROUP BY story_id
HAVING count(*) FILTER (day >= $since) > 0
ORDER BY new_sources DESC, new_reports DESC, last_at DESC, story_id
LIMIT $limit;
