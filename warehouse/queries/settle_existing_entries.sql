-- Entries that were known by an article that is no more are known without one.
UPDATE store.entries
SET article_id = NULL
WHERE outcome = 'known' AND article_id IS NOT NULL AND article_id NOT IN (SELECT article_id FROM store.articles)
