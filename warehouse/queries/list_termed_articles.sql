-- Return all articles that have terms.
SELECT article_id FROM store.terms ORDER BY article_id
