-- Delete the taxonomy, which is always replaced as a whole.
DELETE FROM store.tags
