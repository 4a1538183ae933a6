-- Return the first and the last time of publication of the articles in the rows behind $after_row up to $last_row.
SELECT min("at"), max("at") FROM store.terms WHERE rowid > $after_row AND rowid <= $last_row
