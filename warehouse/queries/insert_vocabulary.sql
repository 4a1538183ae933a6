-- Give numbers to the staged terms that have none, and return them.
INSERT INTO store.vocabulary
SELECT term, row_number() OVER (ORDER BY term) + (SELECT coalesce(max(number), 0) FROM store.vocabulary)
FROM (SELECT DISTINCT term FROM incoming_numbered_words WHERE number IS NULL)
RETURNING term, number
