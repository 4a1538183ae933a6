-- How often each term occurs in the newest revision of each named article; a title counts three times.
INSERT INTO store.postings
SELECT term, article_id, count(*)
FROM (
    SELECT article_id, unnest(tokens(repeat(title || chr(10), 3) || text)) AS term
    FROM (
        SELECT article_id, arg_max(title, revision) AS title, arg_max(text, revision) AS text
        FROM store.revisions
        WHERE article_id IN (SELECT key FROM incoming_keys)
        GROUP BY article_id
    )
)
GROUP BY term, article_id
ORDER BY term, article_id
