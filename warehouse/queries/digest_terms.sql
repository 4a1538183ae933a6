-- Return a digest of the rows behind $after_row up to $last_row, one of all rows behind $start_row (NULL for no rows), how
-- often articles were revised, and when the file was made: terms that were counted may have changed if the first or one of
-- the last two did. Lists are left out: an update moves them to another row, a rebuild makes another file, and to tell
-- their lengths DuckDB reads them, which took 15 ms.
SELECT
    bit_xor(digest) FILTER (place > $after_row AND place <= $last_row),
    bit_xor(digest) FILTER (place > $start_row),
    (SELECT count(*) FROM store.revisions) - (SELECT count(*) FROM store.articles),
    (SELECT max(applied_at) FROM store.migrations)
FROM (
    SELECT rowid AS place, hash(rowid, article_id, "at") AS digest
    FROM store.terms
    WHERE rowid > least($after_row, $start_row)
)
