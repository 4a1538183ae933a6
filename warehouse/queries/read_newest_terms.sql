-- Return the terms in the rows behind $after_row, in any order, with empty lists for those that need no translation.
SELECT rowid AS "row", article_id, epoch_us("at") AS "at", keys, counts, flags, []::VARCHAR[] AS shared
FROM store.terms
WHERE rowid > $after_row
