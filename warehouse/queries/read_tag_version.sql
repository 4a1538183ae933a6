-- The version of the taxonomy that is in force, null before the first load.
SELECT max(version) FROM store.tags
