-- Links never chain: a copy of what turned out to be a copy is linked to the first original.
UPDATE store.duplicates AS link
SET duplicate_of = walk.original
FROM (
    WITH RECURSIVE steps (article_id, original) AS (
        SELECT copy.article_id, next.duplicate_of
        FROM store.duplicates AS copy
        JOIN store.duplicates AS next ON next.article_id = copy.duplicate_of
        UNION
        SELECT steps.article_id, next.duplicate_of
        FROM steps
        JOIN store.duplicates AS next ON next.article_id = steps.original
    )
    SELECT article_id, original
    FROM steps
    WHERE original NOT IN (SELECT article_id FROM store.duplicates)
) AS walk
WHERE walk.article_id = link.article_id
