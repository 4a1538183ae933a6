-- Insert the recent postings as a sorted run, without those of former texts.
INSERT INTO store.postings
FROM store.recent_postings
SEMI JOIN (FROM store.documents WHERE article_id IS NOT NULL) USING (document)
ORDER BY term, document
