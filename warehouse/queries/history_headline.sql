-- Return the headline of a story.
SELECT headline
FROM stories
WHERE story_id = $story_id
