-- Return the articles published between $first and $last that share terms with new ones: for each new article at most
-- $limit and itself, those first whose shared terms weigh most, rounded so that the order in which they are added up
-- does not count.
WITH shared AS (
    SELECT near.place
    FROM (
        SELECT rowid AS place, unnest(keys) AS key
        FROM store.terms
        WHERE "at" >= $first AND "at" <= $last
    ) AS near
    JOIN incoming_weighted_terms AS weighted USING (key)
    GROUP BY near.place, weighted.article_id
    QUALIFY
        row_number() OVER (
            PARTITION BY weighted.article_id ORDER BY round(sum(weighted.weight), 9) DESC, near.place
        ) <= $limit + 1
)
SELECT article_id
FROM store.terms
WHERE rowid IN (SELECT place FROM shared)
ORDER BY article_id
