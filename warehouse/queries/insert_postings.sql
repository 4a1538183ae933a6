-- Insert how often each term occurs in the newest text of each article; its title counts three times.
INSERT INTO store.postings
SELECT term, article_id, count(*)
FROM (
    SELECT article_id, unnest(tokens(repeat(title || chr(10), 3) || text)) AS term
    FROM incoming_texts
)
GROUP BY term, article_id
ORDER BY term, article_id
