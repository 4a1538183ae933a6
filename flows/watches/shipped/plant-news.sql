-- A story has a plant as its subject: an article is about the plant, as the first one of its story.
-- A row is that article with its topics, once a plant and story, of the last 14 days.
--
-- key: tag, story_id
WITH about AS (
    SELECT
        given.tag,
        article.story_id,
        article.article_id,
        article.title,
        article.source,
        article.url,
        article.first_seen_at,
        given.score,
        (
            SELECT list(topic.tag ORDER BY topic.score DESC, topic.tag)
            FROM article_tags AS topic
            WHERE topic.article_id = article.article_id AND topic.kind = 'topic' AND topic.relevance = 'subject'
        ) AS topics
    FROM article_tags AS given
    JOIN articles AS article ON article.article_id = given.article_id
    WHERE
        given.kind = 'plant'
        AND given.relevance = 'subject'
        AND article.duplicate_of IS NULL
        AND article.story_id IS NOT NULL
        AND article.first_seen_at > (SELECT max(received_at) FROM pages) - INTERVAL 14 DAY
)
SELECT
    about.tag,
    any_value(tag.label) AS plant,
    about.story_id,
    arg_min(about.article_id, (about.first_seen_at, about.article_id)) AS article_id,
    arg_min(about.title, (about.first_seen_at, about.article_id)) AS title,
    arg_min(about.source, (about.first_seen_at, about.article_id)) AS source,
    arg_min(about.url, (about.first_seen_at, about.article_id)) AS url,
    min(about.first_seen_at) AS seen_at,
    max(about.score) AS score,
    arg_min(about.topics, (about.first_seen_at, about.article_id)) AS topics
FROM about
LEFT JOIN tags AS tag ON tag.tag = about.tag
GROUP BY about.tag, about.story_id
ORDER BY seen_at, about.tag
