-- Return the story that an article belongs to, with the score and terms of its membership.
SELECT story_id, score, terms
FROM store.memberships
WHERE article_id = $article_id
