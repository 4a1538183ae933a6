-- Return the articles published between $first and $last that share terms with new ones in another language: for each new
-- article at most $limit, those first whose shared terms weigh most, rounded so that the order in which they are added up
-- does not count. $language is theirs where all have the same one: articles in it are not looked at.
WITH met AS (
    SELECT near.article_id
    FROM (
        SELECT article_id, language, unnest(shared) AS term
        FROM store.terms
        WHERE "at" >= $first AND "at" <= $last AND ($language IS NULL OR language <> $language)
    ) AS near
    JOIN incoming_shared_terms AS mine ON mine.term = near.term AND mine.language <> near.language
    GROUP BY near.article_id, mine.article_id
    QUALIFY
        row_number() OVER (
            PARTITION BY mine.article_id ORDER BY round(sum(mine.weight), 9) DESC, near.article_id
        ) <= $limit
)
SELECT DISTINCT article_id FROM met ORDER BY article_id
