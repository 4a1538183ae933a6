-- How did a story develop?
--
-- Each row is an event of the story with the most publishers in the last 30 days: reports, copies and revisions in
-- their order. `since_first` counts from the first report. For another story: SET VARIABLE story = 'its story_id'.
--
-- subject: stories
-- columns: position, since_first, event, source, language, title, title_before, figures
WITH chosen AS (
    SELECT coalesce(
        getvariable('story'),
        (
            SELECT arg_max(story_id, (sources, articles, story_id))
            FROM stories
            WHERE last_seen_at > (SELECT max(received_at) FROM pages) - INTERVAL 30 DAY
        )
    ) AS story_id
)
SELECT position, since_first, event, source, language, title, title_before, figures
FROM story_timeline
WHERE story_id = (SELECT chosen.story_id FROM chosen)
ORDER BY position
