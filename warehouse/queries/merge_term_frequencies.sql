-- Terms of new readings are counted in, those of the readings that they replace out; runs before merge_terms.
MERGE INTO store.term_frequencies AS known
USING (
    SELECT term, sum(step)::BIGINT AS step
    FROM (
        SELECT unnest(map_keys(counts)) AS term, 1 AS step
        FROM incoming_terms
        UNION ALL
        SELECT unnest(map_keys(counts)), -1
        FROM store.terms
        WHERE article_id IN (SELECT found.article_id FROM incoming_terms AS found)
    )
    GROUP BY term
    HAVING sum(step) <> 0
) AS change
ON known.term = change.term
WHEN MATCHED AND known.articles + change.step <= 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET articles = known.articles + change.step
WHEN NOT MATCHED THEN INSERT (term, articles) VALUES (change.term, change.step)
