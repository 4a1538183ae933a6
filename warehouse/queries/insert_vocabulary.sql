-- Give numbers to those of the staged words that have none yet.
INSERT INTO store.vocabulary
SELECT term, row_number() OVER (ORDER BY term) + (SELECT coalesce(max(number), 0) FROM store.vocabulary)
FROM incoming_words AS incoming
ANTI JOIN store.vocabulary USING (term)
