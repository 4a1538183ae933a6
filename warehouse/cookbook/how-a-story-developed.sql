-- How did a story develop?
--
-- Each row is an event of the story with the most publishers in the 30 days before the newest article: reports, copies
-- and revisions in their order. `since_first` counts from the first report. For another story: SET VARIABLE story = 'its
-- story_id'. The view story_timeline has the events of all stories.
--
-- subject: stories
-- columns: happened_at, since_first, event, source, language, title, title_before, figures
WITH chosen AS (
    SELECT coalesce(
        getvariable('story'),
        (
            SELECT story_id
            FROM articles
            WHERE
                story_id IS NOT NULL
                AND came_out_at > (SELECT max(came_out_at) FROM articles) - INTERVAL 30 DAY
            GROUP BY story_id
            ORDER BY count(DISTINCT source) DESC, count(*) FILTER (duplicate_of IS NULL) DESC, story_id
            LIMIT 1
        )
    ) AS story_id
),
members AS (
    SELECT article.*
    FROM articles AS article
    WHERE article.story_id = (SELECT chosen.story_id FROM chosen)
),
events AS (
    SELECT
        member.came_out_at AS happened_at,
        if(member.duplicate_of IS NULL, 'report', 'copy') AS event,
        member.source,
        member.language,
        member.title,
        NULL AS title_before,
        []::VARCHAR[] AS figures
    FROM members AS member
    UNION ALL
    SELECT
        revised.seen_at,
        'revision',
        member.source,
        member.language,
        revised.title,
        revised.title_before,
        [figure."before" || ' → ' || figure."after" FOR figure IN revised.figures_changed]
    FROM members AS member
    JOIN revisions AS revised ON revised.article_id = member.article_id
    WHERE revised.revision > 1
)
SELECT
    happened_at,
    happened_at - min(happened_at) OVER () AS since_first,
    event,
    source,
    language,
    title,
    title_before,
    figures
FROM events
ORDER BY happened_at, event, source, title
