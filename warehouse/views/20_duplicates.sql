CREATE OR REPLACE VIEW duplicates AS
SELECT
    link.article_id,
    link.duplicate_of,
    link.method,
    link.score,
    CASE
        WHEN copy.site = '' OR original.site = '' THEN NULL
        WHEN copy.site = original.site THEN 'republished'
        WHEN copy.site <> original.site THEN 'syndicated'
    END AS relation,
    link.nearest
FROM store.duplicates AS link
LEFT JOIN store.fingerprints AS copy ON copy.article_id = link.article_id
LEFT JOIN store.fingerprints AS original ON original.article_id = link.duplicate_of;

COMMENT ON VIEW duplicates IS 'Copies and their originals; the first one published is the original';
COMMENT ON COLUMN duplicates.article_id IS 'The copy';
COMMENT ON COLUMN duplicates.duplicate_of IS 'The original, never itself a copy';
COMMENT ON COLUMN duplicates.method IS 'How it is known to be a copy of `nearest`: exact: the same words or the same canonical address; near: most of the words; judged: a person said so';
COMMENT ON COLUMN duplicates.score IS 'The share of the words of the shorter text, the copy or `nearest`, that stand in the other one too, in order, from 0 to 1';
COMMENT ON COLUMN duplicates.relation IS 'syndicated: a copy on another site; republished: on the same site; null where a site is not known';
COMMENT ON COLUMN duplicates.nearest IS 'The earlier article it is most like; another one than the original when that is a copy itself';
