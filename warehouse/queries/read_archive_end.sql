-- Return where the last record of an archive file that the newest rows of the warehouse refer to ends, in bytes; 0 if there
-- is none. Rows are in the order of their arrival, as are the records of a file; to look at all took 7 ms beside 200,000.
SELECT coalesce(max(archived."offset" + archived.length), 0)
FROM (
    SELECT archived FROM store.fetches WHERE rowid > (SELECT max(rowid) FROM store.fetches) - $newest
    UNION ALL
    SELECT archived FROM store.pages WHERE rowid > (SELECT max(rowid) FROM store.pages) - $newest
)
WHERE archived.file = $file
