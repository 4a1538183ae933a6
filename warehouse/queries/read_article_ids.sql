-- Return the identifiers of all articles, in their order.
SELECT article_id FROM store.articles ORDER BY article_id
