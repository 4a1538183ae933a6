-- Return the version of the taxonomy in force; NULL before the first load.
SELECT max(version) FROM store.tags
