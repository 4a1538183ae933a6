-- In how many articles each named term occurs; terms that occur in none are left out.
SELECT term, count(*)
FROM (SELECT unnest(map_keys(counts)) AS term FROM store.terms)
WHERE term IN (SELECT key FROM incoming_keys)
GROUP BY term
