-- Return people's decisions on any of the named articles, the oldest first.
SELECT first, second, relation, same, note, decided_at
FROM store.overrides
WHERE first IN (SELECT key FROM incoming_keys) OR second IN (SELECT key FROM incoming_keys)
ORDER BY decided_at, first, second, relation
