-- Copy the pages that could never be read, such as a file that was too large, with their outcome.
INSERT INTO store.pages BY NAME
FROM before.store.pages
WHERE archived IS NULL AND article_id IS NULL
