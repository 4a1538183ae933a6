-- Return the terms of the named articles and of all articles in their stories, oldest first.
SELECT
    term.article_id, term."at", member.story_id, link.duplicate_of, term.keys, term.counts, term.flags
FROM store.terms AS term
LEFT JOIN store.memberships AS member ON member.article_id = term.article_id
LEFT JOIN store.duplicates AS link ON link.article_id = term.article_id
WHERE
    term.article_id IN (SELECT key FROM incoming_keys)
    OR member.story_id IN (
        SELECT story_id FROM store.memberships WHERE article_id IN (SELECT key FROM incoming_keys)
    )
ORDER BY term."at", term.article_id
