-- Every article, in a stable order.
SELECT article_id FROM store.articles ORDER BY article_id
