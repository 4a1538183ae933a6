CREATE OR REPLACE VIEW overrides AS
SELECT first, second, relation, same, note, decided_at
FROM store.overrides;

COMMENT ON VIEW overrides IS 'What people decided about pairs of articles; it goes before what the program thinks';
COMMENT ON COLUMN overrides.first IS 'One of the two articles, that with the smaller identifier';
COMMENT ON COLUMN overrides.second IS 'The other article';
COMMENT ON COLUMN overrides.relation IS 'What they are, or are not: duplicate of each other, or of the same story';
COMMENT ON COLUMN overrides.same IS 'Whether they are';
COMMENT ON COLUMN overrides.note IS 'Why, in words of whoever decided';
COMMENT ON COLUMN overrides.decided_at IS 'When it was decided';
