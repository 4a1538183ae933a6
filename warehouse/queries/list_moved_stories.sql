-- Return the stories with articles that were first seen at a moment, those with most new articles first.
WITH moved AS (
    SELECT member.story_id, count(*) AS new_articles
    FROM store.articles AS article
    JOIN store.memberships AS member ON member.article_id = article.article_id
    WHERE article.first_seen_at = $seen_at
    GROUP BY member.story_id
    ORDER BY new_articles DESC, member.story_id
    LIMIT $limit
)
SELECT
    arg_max(newest.title, member.score) AS headline,
    any_value(moved.new_articles) AS new_articles,
    count(*) AS articles,
    count(DISTINCT article.source) AS sources
FROM moved
JOIN store.memberships AS member ON member.story_id = moved.story_id
JOIN store.articles AS article ON article.article_id = member.article_id
JOIN store.revisions AS newest ON newest.article_id = article.article_id AND newest.revision = article.revision
GROUP BY moved.story_id
ORDER BY new_articles DESC, articles DESC, moved.story_id
