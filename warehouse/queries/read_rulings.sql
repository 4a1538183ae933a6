-- What people decided about any of the named articles.
SELECT first, second, relation, same, note, ruled_at
FROM store.rulings
WHERE first IN (SELECT key FROM incoming_keys) OR second IN (SELECT key FROM incoming_keys)
ORDER BY ruled_at, first, second, relation
