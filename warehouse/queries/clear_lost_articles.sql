-- Remove articles that no longer exist from the entries whose address had led to them.
UPDATE store.entries
SET article_id = NULL
WHERE outcome = 'known' AND article_id IS NOT NULL AND article_id NOT IN (SELECT article_id FROM store.articles)
