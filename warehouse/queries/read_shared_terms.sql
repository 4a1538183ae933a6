-- Return the terms that need no translation in the numbered rows, those of the oldest article first.
SELECT term.shared
FROM incoming_numbers
JOIN store.terms AS term ON term.rowid = number
ORDER BY term."at", term.article_id
