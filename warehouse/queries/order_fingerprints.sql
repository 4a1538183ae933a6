-- Return the numbers of the fingerprints from $least on, in the order of their age.
SELECT number FROM store.fingerprints WHERE number >= $least ORDER BY "at", article_id
