-- Summarise the articles $chosen by corpus: how many were first seen since $since, of how many sources; how many
-- were seen before and revised; and the number of stories of all of them.
WITH article AS (
    SELECT corpus, source, story_id, first_seen_at >= $since AS is_new
    FROM articles
    WHERE article_id IN (SELECT unnest($chosen))
)
SELECT
    corpus,
    count(*) FILTER (is_new) AS articles,
    count(DISTINCT source) FILTER (is_new) AS sources,
    count(*) FILTER (NOT is_new) AS revised,
    (SELECT count(DISTINCT story_id) FROM article) AS stories
FROM article
GROUP BY corpus
ORDER BY corpus
