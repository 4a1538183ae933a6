-- Return some stories as a whole, for lists of them.
SELECT story_id, headline, articles, sources, first_seen_at, last_seen_at
FROM stories
WHERE story_id IN ($story_ids)
