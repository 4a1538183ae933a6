-- Which stories does one publisher alone report?
--
-- Each row is a story of the last seven days with a single publisher and a plant, person or model as its subject: an
-- exclusive, or something to confirm.
--
-- subject: stories
-- columns: headline, first_source, first_published_at, tags
WITH named AS (
    SELECT DISTINCT article.story_id
    FROM article_tags AS given
    JOIN articles AS article ON article.article_id = given.article_id
    WHERE
        given.kind IN ('plant', 'person', 'model')
        AND given.relevance = 'subject'
        AND article.first_seen_at > (SELECT max(received_at) FROM pages) - INTERVAL 7 DAY
)
SELECT story.headline, story.first_source, story.first_published_at, story.tags[:6] AS tags
FROM stories AS story
WHERE story.sources = 1 AND story.story_id IN (SELECT named.story_id FROM named)
ORDER BY story.first_published_at DESC NULLS LAST, story.headline
LIMIT 50
