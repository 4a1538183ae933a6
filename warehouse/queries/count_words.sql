-- Return how often each term occurs in the newest text of each staged article; its title counts three times.
SELECT term, article_id, count(*)::INTEGER AS count
FROM (
    SELECT article_id, unnest(tokens(repeat(title || chr(10), 3) || text)) AS term
    FROM incoming_texts
)
GROUP BY term, article_id
ORDER BY term, article_id
