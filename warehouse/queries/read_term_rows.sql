-- Return the terms in the rows behind $after_row up to $last_row, in the order of the rows. All articles in them were
-- published between $first and $last.
SELECT rowid AS "row", article_id, epoch_us("at") AS "at", language, keys, counts, flags, shared
FROM store.terms
WHERE rowid > $after_row AND rowid <= $last_row AND "at" >= $first AND "at" <= $last
ORDER BY rowid
