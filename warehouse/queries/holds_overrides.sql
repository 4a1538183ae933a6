-- Return a row if people have decided on any pair of articles.
SELECT 1 FROM store.overrides LIMIT 1
