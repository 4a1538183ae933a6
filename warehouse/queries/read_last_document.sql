-- Return the greatest number of a text in the search index, 0 if there is none.
SELECT coalesce(max(document), 0)
FROM store.documents
