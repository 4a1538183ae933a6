-- Count the articles that have terms.
SELECT count(*) FROM store.terms
