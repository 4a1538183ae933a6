-- Return the keys of the terms in the rows behind $after_row up to $last_row, in any order, with empty lists for all that is
-- not asked of so many: to read the counts and flags, too, took as long again. All articles in the rows were published
-- between $first and $last.
SELECT rowid AS "row", article_id, epoch_us("at") AS "at", keys, []::INTEGER[] AS counts, []::UTINYINT[] AS flags,
    []::VARCHAR[] AS shared
FROM store.terms
WHERE rowid > $after_row AND rowid <= $last_row AND "at" >= $first AND "at" <= $last
