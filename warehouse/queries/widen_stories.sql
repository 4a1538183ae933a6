-- Let the stories of articles begin no later than their terms, which have an earlier time now.
UPDATE store.memberships AS member
SET first_at = told.first_at
FROM (
    SELECT one.story_id, min(incoming."at") AS first_at
    FROM store.memberships AS one
    JOIN incoming_terms AS incoming ON incoming.article_id = one.article_id
    GROUP BY one.story_id
) AS told
WHERE told.story_id = member.story_id AND told.first_at < member.first_at
