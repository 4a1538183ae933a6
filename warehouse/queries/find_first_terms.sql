-- Return the first of the rows up to $last_row whose article was published between $first and $last; NULL if none was.
SELECT min(rowid) FROM store.terms WHERE rowid <= $last_row AND "at" >= $first AND "at" <= $last
