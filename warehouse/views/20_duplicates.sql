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

COMMENT ON VIEW duplicates IS 'Articles that are copies, one row each, with their originals; the article that was published first is the original. Example: SELECT relation, method, count(*) FROM duplicates GROUP BY ALL';
COMMENT ON COLUMN duplicates.article_id IS 'The copy. Example: 0b6f3c1d9a42e785';
COMMENT ON COLUMN duplicates.duplicate_of IS 'The original, which is never a copy itself. Example: 2a1cb0352aefcc94';
COMMENT ON COLUMN duplicates.method IS 'How the copy was matched with nearest. exact: the same words or the same canonical address; near: most of the words; judged: a person decided it. Example: near';
COMMENT ON COLUMN duplicates.score IS 'The share of the words of the shorter text, copy or nearest, that are in the other text too, in the same order, from 0 to 1. Example: 0.94';
COMMENT ON COLUMN duplicates.relation IS 'syndicated if copy and original are on different sites, republished if they are on one site; NULL if a site is unknown. Example: syndicated';
COMMENT ON COLUMN duplicates.nearest IS 'The earlier article that the copy is most similar to; it is not the original if it is a copy itself. Example: 2a1cb0352aefcc94';
