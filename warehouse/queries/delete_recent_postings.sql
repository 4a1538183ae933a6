-- Delete the recent postings of former texts; in a sorted run they stay.
DELETE FROM store.recent_postings
WHERE document IN (SELECT document FROM store.documents WHERE article_id IS NULL)
