-- Return the story that an article belongs to, with the score and terms of its membership.
SELECT story.story_id, story.headline, member.score, member.terms
FROM store.memberships AS member
JOIN stories AS story ON story.story_id = member.story_id
WHERE member.article_id = $article_id
