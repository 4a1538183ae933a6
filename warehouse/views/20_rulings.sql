CREATE OR REPLACE VIEW rulings AS
SELECT first, second, relation, same, note, ruled_at
FROM store.rulings;

COMMENT ON VIEW rulings IS 'What people decided about pairs of articles; it goes before what the program thinks';
COMMENT ON COLUMN rulings.first IS 'One of the two articles, that with the smaller identifier';
COMMENT ON COLUMN rulings.second IS 'The other article';
COMMENT ON COLUMN rulings.relation IS 'What they are, or are not: duplicate of each other, or of the same story';
COMMENT ON COLUMN rulings.same IS 'Whether they are';
COMMENT ON COLUMN rulings.note IS 'Why, in words of whoever decided';
COMMENT ON COLUMN rulings.ruled_at IS 'When it was decided';
