-- Return the number of each staged word's term in the search index, in the order of their places, and the term itself if
-- it has none yet.
SELECT vocabulary.number, CASE WHEN vocabulary.number IS NULL THEN incoming.term END AS term
FROM (SELECT place, CASE WHEN is_word THEN stem(term) ELSE term END AS term FROM incoming_words) AS incoming
LEFT JOIN store.vocabulary AS vocabulary USING (term)
ORDER BY place
