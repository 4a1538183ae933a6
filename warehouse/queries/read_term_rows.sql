-- Return the terms in the rows behind $after_row up to $last_row, in the order of the rows.
SELECT rowid AS "row", article_id, epoch_us("at") AS "at", language, keys, counts, flags, shared
FROM store.terms
WHERE rowid > $after_row AND rowid <= $last_row
ORDER BY rowid
