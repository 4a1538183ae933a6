-- Return the number of each staged word's term in the search index, in the order of their places.
SELECT number
FROM incoming_words AS incoming
JOIN store.vocabulary ON vocabulary.term = CASE WHEN incoming.is_word THEN stem(incoming.term) ELSE incoming.term END
ORDER BY place
