-- Give numbers to those terms of the staged postings that have none yet.
INSERT INTO store.vocabulary
SELECT term, row_number() OVER (ORDER BY term) + (SELECT coalesce(max(number), 0) FROM store.vocabulary)
FROM (SELECT DISTINCT term FROM incoming_postings) AS incoming
ANTI JOIN store.vocabulary USING (term)
