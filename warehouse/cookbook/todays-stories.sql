-- How do today's stories begin?
--
-- Each row is a story with an article that arrived in the day before the newest one: its headline and the first
-- sentence of its first report in words of its own. Stories of many publishers come first.
--
-- subject: stories
-- columns: headline, sources, originals, copies, first_source, first_sentence
WITH recent AS (
    SELECT DISTINCT story_id
    FROM articles
    WHERE story_id IS NOT NULL AND first_seen_at > (SELECT max(received_at) FROM pages) - INTERVAL 1 DAY
),
chosen AS (
    SELECT story.*
    FROM stories AS story
    WHERE story.story_id IN (SELECT recent.story_id FROM recent)
    ORDER BY story.sources DESC, story.originals DESC, story.story_id
    LIMIT 30
)
SELECT
    chosen.headline,
    chosen.sources,
    chosen.originals,
    chosen.copies,
    chosen.first_source,
    trim(regexp_extract(article.text, '^[^\n]+?(?:[.!?…]["”’»)]*(?:\s|$)|[。！？]」?|\n|$)'), E' \n') AS first_sentence
FROM chosen
JOIN articles AS article ON article.article_id = chosen.first_article_id
ORDER BY chosen.sources DESC, chosen.originals DESC, chosen.story_id
