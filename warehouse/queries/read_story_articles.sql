-- Return the named articles and all articles in their stories, oldest first, with the rows of their terms, and
-- how many articles these are. Only rows from $first_row on are looked at.
WITH members AS (
    SELECT article_id, story_id
    FROM store.memberships
    WHERE story_id IN (
        SELECT story_id FROM store.memberships WHERE article_id IN (SELECT key FROM incoming_keys)
    )
),
chosen AS (
    SELECT key AS article_id FROM incoming_keys
    UNION
    SELECT article_id FROM members
)
SELECT
    term.rowid AS "row", term.article_id, term."at", member.story_id, link.duplicate_of, term.language,
    (SELECT count(*) FROM chosen) AS wanted
FROM chosen
JOIN store.terms AS term ON term.article_id = chosen.article_id
LEFT JOIN members AS member ON member.article_id = chosen.article_id
LEFT JOIN store.duplicates AS link ON link.article_id = chosen.article_id
WHERE term.rowid >= $first_row
ORDER BY term."at", term.article_id
