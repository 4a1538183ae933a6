-- Return the keys of all terms in the rows behind $after_row up to $last_row.
SELECT unnest(keys) AS key FROM store.terms WHERE rowid > $after_row AND rowid <= $last_row
