-- Return the number of each staged word in the search index, in the order of their places.
SELECT number
FROM incoming_words
JOIN store.vocabulary USING (term)
ORDER BY place
