-- What never could be read stays as it was said to be.
INSERT INTO store.pages BY NAME
FROM before.store.pages
WHERE archived IS NULL AND article_id IS NULL
