-- Drop the index on texts, whose entries may be incomplete.
DROP INDEX IF EXISTS store.newest_texts_by_article
