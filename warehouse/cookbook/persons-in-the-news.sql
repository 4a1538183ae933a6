-- Which persons are in the news, and with what?
--
-- Each row is a person: reports that name or are about them, the publishers, and the topics of these reports, the
-- most frequent first.
--
-- subject: tags
-- columns: person, originals, subjects, sources, topics, last_published_at
WITH named AS (
    SELECT given.tag, given.relevance, article.source, article.published_at, article.tags
    FROM article_tags AS given
    JOIN articles AS article ON article.article_id = given.article_id
    WHERE given.kind = 'person' AND article.duplicate_of IS NULL
),
topics AS (
    SELECT counted.tag, list(counted.topic ORDER BY counted.articles DESC, counted.topic)[:5] AS topics
    FROM (
        SELECT tag, topic, count(*) AS articles
        FROM (SELECT named.tag, unnest(named.tags) AS topic FROM named)
        GROUP BY ALL
    ) AS counted
    JOIN tags ON tags.tag = counted.topic AND tags.kind = 'topic'
    GROUP BY counted.tag
)
SELECT
    tag.label AS person,
    count(*) AS originals,
    count(*) FILTER (named.relevance = 'subject') AS subjects,
    count(DISTINCT named.source) AS sources,
    any_value(topics.topics) AS topics,
    max(named.published_at) AS last_published_at
FROM named
JOIN tags AS tag ON tag.tag = named.tag
LEFT JOIN topics ON topics.tag = named.tag
GROUP BY person
ORDER BY originals DESC, person
LIMIT 40
