-- Which articles were copied most?
--
-- Each row is an original with the number of its copies and of the publishers that have one.
--
-- subject: sources
-- columns: title, source, published_at, copies, publishers
WITH counted AS (
    SELECT link.duplicate_of AS article_id, count(*) AS copies, count(DISTINCT copy.source) AS publishers
    FROM duplicates AS link
    JOIN articles AS copy ON copy.article_id = link.article_id
    GROUP BY link.duplicate_of
    ORDER BY copies DESC, link.duplicate_of
    LIMIT 25
)
SELECT article.title, article.source, article.published_at, counted.copies, counted.publishers
FROM counted
JOIN articles AS article ON article.article_id = counted.article_id
ORDER BY counted.copies DESC, article.title
