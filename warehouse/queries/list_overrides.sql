-- What people decided, the oldest first.
FROM overrides ORDER BY decided_at, first, second, relation
