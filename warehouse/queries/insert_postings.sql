-- How often each term occurs in the newest revision of each named article; a title counts three times.
INSERT INTO store.postings
SELECT term, article_id, count(*)
FROM (
    SELECT article_id, unnest(tokens(repeat(title || chr(10), 3) || text)) AS term
    FROM store.articles JOIN store.revisions USING (article_id, revision)
    WHERE article_id IN (SELECT key FROM incoming_keys)
)
GROUP BY term, article_id
ORDER BY term, article_id
