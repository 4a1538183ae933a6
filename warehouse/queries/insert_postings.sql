-- Insert the staged postings under the numbers of their terms and texts.
INSERT INTO store.recent_postings
SELECT number, document, count, positions
FROM incoming_postings
JOIN store.vocabulary USING (term)
JOIN incoming_documents USING (article_id)
ORDER BY number, document
