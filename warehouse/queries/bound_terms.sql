-- Return the number of articles that have terms, and the last row of these; -1 if there are none.
SELECT count(*), coalesce(max(rowid), -1) FROM store.terms
