-- The story that an article belongs to, and what that backoffs on.
SELECT story.story_id, story.headline, member.score, member.terms
FROM store.memberships AS member
JOIN stories AS story ON story.story_id = member.story_id
WHERE member.article_id = $article_id
