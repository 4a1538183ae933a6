-- Return in how many of the $newest articles loaded last each named term occurs that needs no translation.
SELECT term, count(*) AS articles
FROM (
    SELECT unnest(shared) AS term
    FROM store.terms
    WHERE rowid > (SELECT max(rowid) FROM store.terms) - $newest
)
JOIN incoming_keys ON key = term
GROUP BY term
