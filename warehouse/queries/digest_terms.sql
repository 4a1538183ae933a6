-- Return a digest of the rows behind $after_row up to $last_row, one of all rows behind $start_row (NULL for no rows), and
-- how often articles were revised: terms that were counted may have changed if the first or the last of these did. Lists
-- are left out: an update moves them to another row, and to tell their lengths DuckDB reads them, which took 15 ms.
SELECT
    bit_xor(digest) FILTER (place > $after_row AND place <= $last_row),
    bit_xor(digest) FILTER (place > $start_row),
    (SELECT count(*) FROM store.revisions) - (SELECT count(*) FROM store.articles)
FROM (
    SELECT rowid AS place, hash(rowid, article_id, "at") AS digest
    FROM store.terms
    WHERE rowid > $after_row OR rowid > $start_row
)
