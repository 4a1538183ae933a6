-- Return in how many articles each named term occurs; terms that occur in none are left out.
SELECT term, articles
FROM store.term_frequencies
WHERE term IN (SELECT key FROM incoming_keys)
