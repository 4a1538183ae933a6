CREATE OR REPLACE VIEW overrides AS
SELECT first, second, relation, same, note, decided_at
FROM store.overrides;

COMMENT ON VIEW overrides IS 'People''s decisions on pairs of articles, one row each; they override the decisions of the program';
COMMENT ON COLUMN overrides.first IS 'The article of the pair with the smaller identifier';
COMMENT ON COLUMN overrides.second IS 'The other article of the pair';
COMMENT ON COLUMN overrides.relation IS 'The relation that was decided on: duplicate (copies of one text) or story (reports of one event)';
COMMENT ON COLUMN overrides.same IS 'Whether the two articles have that relation';
COMMENT ON COLUMN overrides.note IS 'The reason that the person gave; NULL if there is none';
COMMENT ON COLUMN overrides.decided_at IS 'When it was decided';
