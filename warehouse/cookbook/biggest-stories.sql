-- Which stories did most publishers report in the last week?
--
-- Each row is a story with an article that came out in the seven days before the newest one. `originals` are reports in
-- words of their own, `copies` the same text elsewhere: a story of many copies and one original has one witness.
-- Headline and tags are those of the first original.
--
-- subject: stories
-- columns: headline, sources, originals, copies, languages, first_source, first_published_at, tags
WITH recent AS (
    SELECT DISTINCT story_id
    FROM articles
    WHERE story_id IS NOT NULL AND came_out_at > (SELECT max(came_out_at) FROM articles) - INTERVAL 7 DAY
)
SELECT
    arg_min(title, (duplicate_of IS NOT NULL, came_out_at, article_id)) AS headline,
    count(DISTINCT source) AS sources,
    count(*) FILTER (duplicate_of IS NULL) AS originals,
    count(duplicate_of) AS copies,
    list_sort(list_distinct(list(language))) AS languages,
    arg_min(source, (came_out_at, article_id)) AS first_source,
    min(published_at) AS first_published_at,
    arg_min(tags[:5], (duplicate_of IS NOT NULL, came_out_at, article_id)) AS tags
FROM articles
WHERE story_id IN (SELECT recent.story_id FROM recent)
GROUP BY story_id
ORDER BY sources DESC, originals DESC, story_id
LIMIT 25
