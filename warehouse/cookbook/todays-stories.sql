-- How do today's stories begin?
--
-- Each row is a story with an article that came out in the day before the newest one: its headline and the first
-- sentence of its first report in words of its own. Stories of many publishers come first.
--
-- subject: stories
-- columns: title, sources, originals, copies, source, first_sentence
WITH recent AS (
    SELECT DISTINCT story_id
    FROM articles
    WHERE story_id IS NOT NULL AND came_out_at > (SELECT max(came_out_at) FROM articles) - INTERVAL 1 DAY
),
gathered AS (
    SELECT
        story_id,
        count(DISTINCT source) AS sources,
        count(*) FILTER (duplicate_of IS NULL) AS originals,
        count(duplicate_of) AS copies,
        arg_min(
            {'article_id': article_id, 'revision': revision, 'title': title, 'source': source},
            (duplicate_of IS NOT NULL, came_out_at, article_id)
        ) AS first
    FROM articles
    WHERE story_id IN (SELECT recent.story_id FROM recent)
    GROUP BY story_id
    ORDER BY sources DESC, originals DESC, story_id
    LIMIT 30
)
SELECT
    gathered.first.title,
    gathered.sources,
    gathered.originals,
    gathered.copies,
    gathered.first.source,
    trim(sentences(newest.text)[1], E' \n') AS first_sentence
FROM gathered
JOIN revisions AS newest
    ON newest.article_id = gathered.first.article_id AND newest.revision = gathered.first.revision
ORDER BY gathered.sources DESC, gathered.originals DESC, gathered.story_id
