-- What people decided, the oldest first.
FROM rulings ORDER BY ruled_at, first, second, relation
