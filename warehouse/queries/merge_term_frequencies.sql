-- Add the terms of new revisions to the counts, and subtract those of the revisions that they replace.
-- This must run before the terms themselves are written.
MERGE INTO store.term_frequencies AS existing
USING (
    SELECT term, sum(step)::BIGINT AS step
    FROM (
        SELECT unnest(map_keys(counts)) AS term, 1 AS step
        FROM incoming_terms
        UNION ALL
        SELECT unnest(map_keys(counts)), -1
        FROM store.terms
        WHERE article_id IN (SELECT incoming.article_id FROM incoming_terms AS incoming)
    )
    GROUP BY term
    HAVING sum(step) <> 0
) AS change
ON existing.term = change.term
WHEN MATCHED AND existing.articles + change.step <= 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET articles = existing.articles + change.step
WHEN NOT MATCHED THEN INSERT (term, articles) VALUES (change.term, change.step)
