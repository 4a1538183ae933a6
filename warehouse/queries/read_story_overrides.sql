-- Return all decisions of people on stories, the oldest first.
SELECT first, second, relation, same, note, decided_at
FROM store.overrides
WHERE relation = 'story'
ORDER BY decided_at, first, second
