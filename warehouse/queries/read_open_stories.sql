-- All members of the stories that have had a member since then, oldest first.
SELECT member.story_id, term.article_id, term."at", term.counts
FROM store.memberships AS member
JOIN store.terms AS term ON term.article_id = member.article_id
WHERE member.story_id IN (
    SELECT recent.story_id
    FROM store.memberships AS recent
    JOIN store.terms AS heard ON heard.article_id = recent.article_id
    WHERE heard."at" >= $since
)
ORDER BY term."at", term.article_id
