-- The taxonomy is replaced as a whole.
DELETE FROM store.tags
