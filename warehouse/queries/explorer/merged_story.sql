-- Return the story of the article that an identifier of a story was made from: a story that was merged with an older one
-- has its articles there. The identifier is that of transforms/stories/identifiers.py.
SELECT member.story_id
FROM store.memberships AS member
WHERE sha256('story' || chr(31) || member.article_id)[:16] = $story_id
LIMIT 1
