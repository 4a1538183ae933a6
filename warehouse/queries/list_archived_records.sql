-- The records of the archive that pages and requests refer to.
SELECT DISTINCT archived.file AS file, archived."offset" AS "offset", archived.length AS length
FROM (SELECT archived FROM store.pages UNION ALL SELECT archived FROM store.fetches)
WHERE archived IS NOT NULL
ORDER BY file, "offset"
