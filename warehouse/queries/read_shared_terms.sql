-- Return the terms that need no translation in the numbered rows, those of the oldest article first. All were published
-- between $first and $last.
SELECT term.shared
FROM incoming_numbers
JOIN store.terms AS term ON term.rowid = number
WHERE term."at" >= $first AND term."at" <= $last
ORDER BY term."at", term.article_id
