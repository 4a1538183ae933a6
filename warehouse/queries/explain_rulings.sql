-- What people decided about an article and others.
SELECT first, second, relation, same, note, ruled_at
FROM rulings
WHERE first = $article_id OR second = $article_id
ORDER BY ruled_at, first, second, relation
