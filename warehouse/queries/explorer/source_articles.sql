-- Returns the newest articles of a publisher in the window.
SELECT article_id, title, came_out_at, language, story_id, duplicate_of
FROM chosen
WHERE source = $source
ORDER BY came_out_at DESC, article_id
LIMIT $limit;
