-- Return the first $limit articles that wait for a story, the oldest first, with the rows of their terms. Only rows from
-- $first_row on are looked at.
SELECT term.rowid AS "row", term.article_id, term."at", term.language
FROM store.terms AS term
JOIN (SELECT article_id FROM store.story_queue WHERE NOT is_assigned) AS waiting
    ON waiting.article_id = term.article_id
WHERE term.rowid >= $first_row
ORDER BY term."at", term.article_id
LIMIT $limit
