-- Delete the numbers of former texts that no sorted run has, so that loading again what was loaded last changes nothing.
DELETE FROM store.documents
WHERE article_id IS NULL AND document > (SELECT coalesce(max(document), 0) FROM store.postings)
