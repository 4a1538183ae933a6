-- Makes the temporary table of the articles that a query matches with their scores; an empty query matches all.
CREATE OR REPLACE TEMP TABLE matched AS
FROM search_matches($query, copies := $copies)
UNION ALL BY NAME
SELECT article_id, 0::DOUBLE AS score
FROM store.articles
ANTI JOIN (SELECT article_id FROM store.duplicates WHERE NOT $copies) USING (article_id)
WHERE $query = '';
