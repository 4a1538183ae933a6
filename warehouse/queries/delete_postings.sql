-- Articles that are indexed again make room; with none of them known, nothing is scanned.
DELETE FROM store.postings
WHERE article_id IN (SELECT article_id FROM store.lengths SEMI JOIN incoming_keys ON key = article_id)
