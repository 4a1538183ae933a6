-- How many terms each named article has, its title counted three times.
INSERT INTO store.lengths
SELECT article_id, len(tokens(repeat(title || chr(10), 3) || text))
FROM (
    SELECT article_id, arg_max(title, revision) AS title, arg_max(text, revision) AS text
    FROM store.revisions
    WHERE article_id IN (SELECT key FROM incoming_keys)
    GROUP BY article_id
)
