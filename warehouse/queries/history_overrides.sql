-- Return people's decisions on an article and others, the oldest first.
SELECT first, second, relation, same, note, decided_at
FROM overrides
WHERE first = $article_id OR second = $article_id
ORDER BY decided_at, first, second, relation
