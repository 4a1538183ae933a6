-- Return where the rows of revisions end that have no newest text yet; 0 unless the tables of texts are empty.
SELECT CASE WHEN EXISTS (FROM store.newest_texts) OR EXISTS (FROM store.recent_texts) THEN 0 ELSE coalesce(max(rowid) + 1, 0) END
FROM store.revisions
