-- Insert the number of terms of each article.
INSERT INTO store.lengths
SELECT incoming.article_id, coalesce(sum(count), 0)
FROM incoming_texts AS incoming
LEFT JOIN incoming_postings USING (article_id)
GROUP BY incoming.article_id
