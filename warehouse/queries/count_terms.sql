-- How many articles have terms at all.
SELECT count(*) FROM store.terms
