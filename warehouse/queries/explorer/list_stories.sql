-- Lists the stories with a report in the window, those of many publishers first, each with the number of all.
WITH members AS (
    SELECT
        *, duplicate_of IS NOT NULL AS is_copy, (came_out_at, first_seen_at, article_id) AS publication_order
    FROM chosen
    WHERE story_id IS NOT NULL
),
gathered AS (
    SELECT
        story_id,
        arg_min(title, (is_copy, -score, publication_order)) AS headline,
        count(*) FILTER (NOT is_copy) AS originals,
        count(*) FILTER (is_copy) AS copies,
        count(DISTINCT source) AS sources,
        list_sort(list_distinct(list(language) FILTER (language IS NOT NULL))) AS languages,
        min(came_out_at) AS first_at,
        max(came_out_at) AS last_at,
        arg_min(source, publication_order) AS first_source,
        count(*) OVER () AS total
    FROM members
    GROUP BY story_id
    ORDER BY sources DESC, originals DESC, last_at DESC, story_id
    LIMIT $limit OFFSET $first_row
),
ranked AS (
    SELECT story_id, tag, row_number() OVER (PARTITION BY story_id ORDER BY count(*) DESC, tag) AS place
    FROM (SELECT story_id, unnest(tags) AS tag FROM chosen WHERE story_id IN (SELECT story_id FROM gathered))
    GROUP BY story_id, tag
    QUALIFY place <= 5
),
tagged AS (
    SELECT story_id, list(tag ORDER BY place) AS tags FROM ranked GROUP BY story_id
)
SELECT gathered.*, coalesce(tagged.tags, []) AS tags
FROM gathered
LEFT JOIN tagged ON tagged.story_id = gathered.story_id
ORDER BY gathered.sources DESC, gathered.originals DESC, gathered.last_at DESC, gathered.story_id;
