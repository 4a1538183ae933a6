-- Return where the last record of an archive file that the warehouse refers to ends, in bytes; 0 if there is none.
SELECT coalesce(max(archived."offset" + archived.length), 0)
FROM (SELECT archived FROM store.fetches UNION ALL SELECT archived FROM store.pages)
WHERE archived.file = $file
