-- Where the last known record of an archive file ends, in bytes; 0 for a file that nothing is known of.
SELECT coalesce(max(archived."offset" + archived.length), 0)
FROM (SELECT archived FROM store.fetches UNION ALL SELECT archived FROM store.pages)
WHERE archived.file = $file
