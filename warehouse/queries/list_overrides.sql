-- List people's decisions on pairs of articles, the oldest first.
FROM overrides ORDER BY decided_at, first, second, relation
