-- Return the first $limit articles that wait for a story, the oldest first, with the rows of their terms, and the story of
-- those that had one before. Only rows from $first_row on are looked at.
SELECT
    term.rowid AS "row", term.article_id, term."at", member.story_id, NULL::VARCHAR AS duplicate_of, term.language
FROM store.terms AS term
JOIN (SELECT article_id FROM store.story_queue WHERE NOT is_assigned) AS waiting
    ON waiting.article_id = term.article_id
LEFT JOIN store.memberships AS member ON member.article_id = term.article_id
WHERE term.rowid >= $first_row
ORDER BY term."at", term.article_id
LIMIT $limit
