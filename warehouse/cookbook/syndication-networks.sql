-- Who copies from whom?
--
-- Each row is a pair of publishers: how many articles the second has from the first, and the median time until they
-- are there. Pairs with a steady number and a short time are agreements.
--
-- subject: sources
-- columns: original_source, copying_source, copies, median_delay, median_score
SELECT
    original.source AS original_source,
    copy.source AS copying_source,
    count(*) AS copies,
    to_seconds(median(greatest(date_diff('second', original.came_out_at, copy.came_out_at), 0))::BIGINT) AS median_delay,
    round(median(link.score), 2) AS median_score
FROM duplicates AS link
JOIN articles AS original ON original.article_id = link.duplicate_of
JOIN articles AS copy ON copy.article_id = link.article_id
WHERE link.relation = 'syndicated'
GROUP BY ALL
ORDER BY copies DESC, original_source, copying_source
LIMIT 50
