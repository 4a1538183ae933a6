-- Returns the newest articles of a publisher in the window.
WITH listed AS MATERIALIZED (
    SELECT article_id, revision, came_out_at, language, story_id, duplicate_of
    FROM chosen
    WHERE source = $source
    ORDER BY came_out_at DESC, article_id
    LIMIT $limit
)
SELECT listed.* EXCLUDE (revision), newest.title
FROM listed
JOIN store.revisions AS newest ON newest.article_id = listed.article_id AND newest.revision = listed.revision
ORDER BY listed.came_out_at DESC, listed.article_id;
