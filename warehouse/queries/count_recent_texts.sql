-- Count the texts that are not in the indexed table yet.
SELECT count(*) FROM store.recent_texts
