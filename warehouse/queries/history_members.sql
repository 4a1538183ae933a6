-- Return the articles of a story, oldest first, with all that decides which of them is its headline.
SELECT
    article.article_id, article.title, article.source, article.url, article.first_seen_at, article.came_out_at,
    article.duplicate_of IS NOT NULL AS is_copy, member.score
FROM articles AS article
JOIN (SELECT article_id, score FROM store.memberships WHERE story_id = $story_id) AS member
    ON member.article_id = article.article_id
WHERE article.story_id = $story_id
ORDER BY article.first_seen_at, article.article_id
