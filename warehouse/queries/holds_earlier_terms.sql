-- Return a row if an article in one of the rows up to $last_row was published between $first and $last.
SELECT 1 FROM store.terms WHERE rowid <= $last_row AND "at" >= $first AND "at" <= $last LIMIT 1
