-- Return the identifiers of all articles in the order of their arrival, which is that of the rows of other tables.
SELECT article_id FROM store.articles ORDER BY first_seen_at, article_id
