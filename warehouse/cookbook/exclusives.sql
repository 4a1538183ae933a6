-- Which stories does one publisher alone report?
--
-- Each row is a story of the seven days before the newest article, with a single publisher and a plant, person or
-- model as its subject: an exclusive, or something to confirm.
--
-- subject: stories
-- columns: title, source, came_out_at, named
WITH recent AS (
    SELECT DISTINCT story_id
    FROM articles
    WHERE story_id IS NOT NULL AND came_out_at > (SELECT max(came_out_at) FROM articles) - INTERVAL 7 DAY
),
gathered AS (
    SELECT
        story_id,
        any_value(source) AS source,
        arg_min(title, (came_out_at, article_id)) AS title,
        min(came_out_at) AS came_out_at,
        list_distinct(flatten(list(tags))) AS tags
    FROM articles
    WHERE story_id IN (SELECT recent.story_id FROM recent)
    GROUP BY story_id
    HAVING count(DISTINCT source) = 1
)
SELECT gathered.title, gathered.source, gathered.came_out_at, list(tag.tag ORDER BY tag.tag) AS named
FROM gathered
JOIN tags AS tag ON list_contains(gathered.tags, tag.tag)
WHERE tag.kind IN ('plant', 'person', 'model')
GROUP BY gathered.story_id, gathered.title, gathered.source, gathered.came_out_at
ORDER BY gathered.came_out_at DESC, gathered.story_id
LIMIT 50
