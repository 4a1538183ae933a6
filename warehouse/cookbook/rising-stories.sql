-- Which stories are behind the topics that rise?
--
-- Each row is one of the ten tags that rise most and one of the stories with an article about it that arrived in the
-- last eight days, at most three for each tag, the stories of many publishers first.
--
-- subject: tags
-- columns: tag, surprise, title, sources, articles
WITH risen AS MATERIALIZED (
    SELECT tag, surprise FROM rising LIMIT 10
),
members AS (
    SELECT given.tag, article.story_id, article.title, article.source, article.duplicate_of, article.came_out_at
    FROM article_tags AS given
    JOIN articles AS article ON article.article_id = given.article_id
    WHERE
        given.relevance = 'subject'
        AND given.tag IN (SELECT risen.tag FROM risen)
        AND article.first_seen_at > (SELECT max(received_at) FROM pages) - INTERVAL 8 DAY
        AND article.story_id IS NOT NULL
),
gathered AS (
    SELECT
        tag,
        story_id,
        arg_min(title, (duplicate_of IS NOT NULL, came_out_at)) AS title,
        count(DISTINCT source) AS sources,
        count(*) AS articles
    FROM members
    GROUP BY tag, story_id
    QUALIFY row_number() OVER (PARTITION BY tag ORDER BY sources DESC, articles DESC, story_id) <= 3
)
SELECT gathered.tag, round(risen.surprise, 1) AS surprise, gathered.title, gathered.sources, gathered.articles
FROM gathered
JOIN risen ON risen.tag = gathered.tag
ORDER BY risen.surprise DESC, gathered.tag, gathered.sources DESC, gathered.articles DESC, gathered.story_id
