-- Give numbers to those of the staged words' terms that have none yet.
INSERT INTO store.vocabulary
SELECT term, row_number() OVER (ORDER BY term) + (SELECT coalesce(max(number), 0) FROM store.vocabulary)
FROM (SELECT DISTINCT CASE WHEN is_word THEN stem(term) ELSE term END AS term FROM incoming_words) AS incoming
ANTI JOIN store.vocabulary USING (term)
