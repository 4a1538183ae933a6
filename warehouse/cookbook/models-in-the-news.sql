-- Which models get attention, and what for?
--
-- Each row is a model and a topic that reports about it are about as well, with the number of these reports, for the
-- 40 most frequent pairs.
--
-- subject: tags
-- columns: model, topic, articles, sources, newest_headline
SELECT
    model.label AS model,
    topic.tag AS topic,
    count(*) AS articles,
    count(DISTINCT article.source) AS sources,
    arg_max(article.title, article.came_out_at) AS newest_headline
FROM article_tags AS given
JOIN article_tags AS topic ON topic.article_id = given.article_id
JOIN tags AS model ON model.tag = given.tag
JOIN articles AS article ON article.article_id = given.article_id
WHERE
    given.kind = 'model'
    AND topic.kind = 'topic'
    AND topic.relevance = 'subject'
    AND article.duplicate_of IS NULL
GROUP BY model.label, topic.tag
ORDER BY articles DESC, model, topic
LIMIT 40
