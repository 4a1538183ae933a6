-- How many terms each named article has, its title counted three times.
INSERT INTO store.lengths
SELECT article_id, len(tokens(repeat(title || chr(10), 3) || text))
FROM store.articles JOIN store.revisions USING (article_id, revision)
WHERE article_id IN (SELECT key FROM incoming_keys)
