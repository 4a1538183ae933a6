-- Return the version of the quantities in force; NULL before the first load.
SELECT max(version) FROM store.quantities
