-- Makes the temporary table of the articles that a query matches with their scores; an empty query matches all, or those
-- with some tags, which are looked for first: most searches without words are for a tag.
CREATE OR REPLACE TEMP TABLE matched AS
FROM search_matches($query, copies := $copies)
UNION ALL BY NAME
SELECT article_id, 0::DOUBLE AS score
FROM store.articles
ANTI JOIN (SELECT article_id FROM store.duplicates WHERE NOT $copies) USING (article_id)
WHERE
    $query = ''
    AND (
        len($tags) = 0
        OR article_id IN (
            SELECT given.article_id
            FROM store.article_tags AS given
            WHERE list_contains($tags, given.tag)
            GROUP BY given.article_id
            HAVING count(DISTINCT given.tag) = len($tags)
        )
    );
