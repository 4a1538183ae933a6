CREATE OR REPLACE VIEW duplicates AS
SELECT article_id, duplicate_of, method, score
FROM store.duplicates;

COMMENT ON VIEW duplicates IS 'Copies and their originals; the first one seen is the original';
COMMENT ON COLUMN duplicates.article_id IS 'The copy';
COMMENT ON COLUMN duplicates.duplicate_of IS 'The original, never itself a copy';
COMMENT ON COLUMN duplicates.method IS 'exact: the same words; near: most of them';
COMMENT ON COLUMN duplicates.score IS 'The share of text they have in common, from 0 to 1';
