-- Return the articles of a story in the order in which they came out, each with its original if it is a copy.
SELECT
    article.article_id, article.title, article.source, article.language, article.came_out_at,
    article.published_on IS NOT NULL AS is_dated, article.first_seen_at, article.word_count, article.revision,
    article.tags, article.duplicate_of, link.method, link.score AS copied_share, member.score AS similarity, member.terms
FROM articles AS article
JOIN (SELECT article_id, score, terms FROM store.memberships WHERE story_id = $story_id) AS member
    ON member.article_id = article.article_id
LEFT JOIN store.duplicates AS link ON link.article_id = article.article_id
WHERE article.story_id = $story_id
ORDER BY article.came_out_at, article.first_seen_at, article.article_id
