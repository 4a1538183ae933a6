-- Delete the postings of articles that are indexed again; where none of them is indexed yet, no postings are read.
DELETE FROM store.postings
WHERE article_id IN (SELECT article_id FROM store.lengths SEMI JOIN incoming_keys ON key = article_id)
