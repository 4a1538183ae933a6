-- Which copies were changed most?
--
-- Each row is a copy that keeps least of its original, with both headlines: `score` is the share of the shorter text
-- that both have. Low scores deserve a look; newswire override corrects a wrong one.
--
-- subject: sources
-- columns: score, copy_title, copy_source, original_title, original_source
WITH chosen AS (
    SELECT article_id, duplicate_of, score
    FROM duplicates
    WHERE method = 'near'
    ORDER BY score, article_id
    LIMIT 25
)
SELECT
    round(chosen.score, 2) AS score,
    copy.title AS copy_title,
    copy.source AS copy_source,
    original.title AS original_title,
    original.source AS original_source
FROM chosen
JOIN articles AS copy ON copy.article_id = chosen.article_id
JOIN articles AS original ON original.article_id = chosen.duplicate_of
ORDER BY chosen.score, chosen.article_id
