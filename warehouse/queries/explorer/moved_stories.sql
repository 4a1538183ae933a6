-- Returns the stories with most reports since a day of the window, and how many they had in it before.
WITH moved AS (
    SELECT
        story_id,
        count(*) AS new_reports,
        count(DISTINCT source) AS new_sources,
        max(came_out_at) AS last_at
    FROM chosen
    WHERE story_id IS NOT NULL AND day >= $since
    GROUP BY story_id
    ORDER BY new_sources DESC, new_reports DESC, last_at DESC, story_id
    LIMIT $limit
),
members AS MATERIALIZED (
    SELECT * FROM chosen WHERE story_id IN (SELECT story_id FROM moved)
),
gathered AS (
    SELECT
        member.story_id,
        arg_min(
            newest.title,
            (
                member.duplicate_of IS NOT NULL, -membership.score, member.came_out_at, member.first_seen_at,
                member.article_id
            )
        ) AS headline,
        count(*) FILTER (member.day < $since) AS former_reports
    FROM members AS member
    JOIN store.memberships AS membership ON membership.article_id = member.article_id
    JOIN store.revisions AS newest ON newest.article_id = member.article_id AND newest.revision = member.revision
    GROUP BY member.story_id
)
SELECT moved.*, gathered.headline, gathered.former_reports
FROM moved
JOIN gathered ON gathered.story_id = moved.story_id
ORDER BY moved.new_sources DESC, moved.new_reports DESC, moved.last_at DESC, moved.story_id;
