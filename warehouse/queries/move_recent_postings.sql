-- Insert the recent postings of the terms from $from_term up to the one before $to_term in the order of a run, without
-- those of former texts.
INSERT INTO store.postings
FROM store.recent_postings
SEMI JOIN (FROM store.documents WHERE article_id IS NOT NULL) USING (document)
WHERE term >= $from_term AND term < $to_term
ORDER BY term, document
