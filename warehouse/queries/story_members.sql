-- Return the articles of a story.
SELECT article_id FROM store.memberships WHERE story_id = $story_id
