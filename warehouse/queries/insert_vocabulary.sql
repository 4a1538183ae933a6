-- Give numbers to those terms of the staged texts that have none yet.
INSERT INTO store.vocabulary
SELECT term, row_number() OVER (ORDER BY term) + (SELECT coalesce(max(number), 0) FROM store.vocabulary)
FROM (SELECT DISTINCT unnest(terms) AS term FROM incoming_split_texts) AS incoming
ANTI JOIN store.vocabulary USING (term)
