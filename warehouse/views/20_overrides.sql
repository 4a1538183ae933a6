CREATE OR REPLACE VIEW overrides AS
SELECT first, second, relation, same, note, decided_at
FROM store.overrides;

COMMENT ON VIEW overrides IS 'People''s decisions on pairs of articles, one row each; they override the decisions of the program. Example: FROM overrides ORDER BY decided_at DESC';
COMMENT ON COLUMN overrides.first IS 'The article of the pair with the smaller identifier. Example: 0b6f3c1d9a42e785';
COMMENT ON COLUMN overrides.second IS 'The other article of the pair. Example: 2a1cb0352aefcc94';
COMMENT ON COLUMN overrides.relation IS 'The relation that was decided on: duplicate (copies of one text) or story (reports of one event). Example: duplicate';
COMMENT ON COLUMN overrides.same IS 'Whether the two articles have that relation. Example: false';
COMMENT ON COLUMN overrides.note IS 'The reason that the person gave; NULL if there is none. Example: different plants';
COMMENT ON COLUMN overrides.decided_at IS 'When it was decided. Example: 2026-02-17 10:00:00+00';
