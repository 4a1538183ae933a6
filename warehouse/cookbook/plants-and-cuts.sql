-- Which plants are named together with job cuts or closures?
--
-- Each row is a plant and a topic: reports in which both occur, their share of the reports that name the plant, and
-- the newest headline. A high share of few reports says little.
--
-- subject: tags
-- columns: plant, topic, articles, share, newest_headline, newest_at
WITH plants AS (
    SELECT given.tag, given.article_id FROM article_tags AS given WHERE given.kind = 'plant'
),
totals AS (
    SELECT tag, count(*) AS articles FROM plants GROUP BY tag
),
cuts AS (
    SELECT given.tag, given.article_id
    FROM article_tags AS given
    WHERE given.tag IN ('job-cuts', 'plant-closures', 'production-cuts')
)
SELECT
    plants.tag AS plant,
    cuts.tag AS topic,
    count(*) AS articles,
    round(count(*) / any_value(totals.articles), 2) AS share,
    arg_max(article.title, article.came_out_at) AS newest_headline,
    max(article.came_out_at) AS newest_at
FROM plants
JOIN cuts ON cuts.article_id = plants.article_id
JOIN totals ON totals.tag = plants.tag
JOIN articles AS article ON article.article_id = plants.article_id
WHERE article.duplicate_of IS NULL
GROUP BY plants.tag, cuts.tag
ORDER BY articles DESC, plant, topic
