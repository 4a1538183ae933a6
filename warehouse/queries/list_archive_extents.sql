-- Return how far each file of the archive goes, by the records in it that pages and requests refer to, and their number.
SELECT
    archived.file AS file, max(archived."offset" + archived.length) AS "end", count(DISTINCT archived."offset") AS records
FROM (SELECT archived FROM store.pages UNION ALL SELECT archived FROM store.fetches)
WHERE archived IS NOT NULL
GROUP BY ALL
ORDER BY file
