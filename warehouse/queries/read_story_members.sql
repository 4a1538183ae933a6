-- Return the named articles that have a story, and all other articles of these stories, each with its story.
SELECT article_id, story_id
FROM store.memberships
WHERE story_id IN (SELECT story_id FROM store.memberships WHERE article_id IN (SELECT key FROM incoming_keys))
ORDER BY article_id
