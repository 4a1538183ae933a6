-- Return the first $limit articles that wait for a story, the oldest first.
SELECT term.article_id, term."at"
FROM store.terms AS term
JOIN store.story_queue AS waiting ON waiting.article_id = term.article_id
WHERE NOT waiting.is_assigned
ORDER BY term."at", term.article_id
LIMIT $limit
