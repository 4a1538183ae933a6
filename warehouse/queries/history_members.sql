-- Return the other articles of an article's story, oldest first.
SELECT article_id, title, source, url, first_seen_at, NULL AS method, NULL AS score, NULL AS relation
FROM articles
WHERE
    story_id = (SELECT story_id FROM store.memberships WHERE article_id = $article_id)
    AND article_id <> $article_id
ORDER BY first_seen_at, article_id
