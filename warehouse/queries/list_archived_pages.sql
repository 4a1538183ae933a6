-- Return at most $limit pages, or all where it is NULL, with the records of the archive that hold their bytes,
-- evenly chosen, in the order of the archive.
SELECT page_id, archived, sha256
FROM (FROM store.pages WHERE archived IS NOT NULL ORDER BY hash(page_id) LIMIT $limit)
ORDER BY archived
