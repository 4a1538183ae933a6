-- Return in how many of the $newest articles loaded last each named term occurs, by key; terms that occur in none are
-- left out. The rows loaded before are not even read.
SELECT key, count(*) AS articles
FROM (
    SELECT unnest(keys) AS key
    FROM store.terms
    WHERE rowid > (SELECT max(rowid) FROM store.terms) - $newest
)
WHERE key IN (SELECT number FROM incoming_numbers)
GROUP BY key
ORDER BY key
