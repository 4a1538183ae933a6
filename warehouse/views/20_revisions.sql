CREATE OR REPLACE VIEW revisions AS
SELECT
    r.article_id, r.revision, r.seen_at, r.title, r.text, r.word_count, r.sha256, r.page_id,
    c.title_before, c.blocks_added, c.blocks_removed, c.figures AS figures_changed
FROM store.revisions AS r
LEFT JOIN store.changes AS c ON c.article_id = r.article_id AND c.revision = r.revision;

COMMENT ON VIEW revisions IS 'Every reading of every article whose title or text differed from the one before, with what changed';
COMMENT ON COLUMN revisions.article_id IS 'The article';
COMMENT ON COLUMN revisions.revision IS 'Counted from 1';
COMMENT ON COLUMN revisions.seen_at IS 'When it arrived';
COMMENT ON COLUMN revisions.title IS 'The headline then';
COMMENT ON COLUMN revisions.text IS 'The kept blocks then';
COMMENT ON COLUMN revisions.word_count IS 'Words in text; in Chinese and Japanese, signs';
COMMENT ON COLUMN revisions.sha256 IS 'Digest of title and text after normalising';
COMMENT ON COLUMN revisions.page_id IS 'The page it was read from';
COMMENT ON COLUMN revisions.title_before IS 'The headline of the revision before; null where it stayed';
COMMENT ON COLUMN revisions.blocks_added IS 'Blocks that the revision before had not; null in the first';
COMMENT ON COLUMN revisions.blocks_removed IS 'Blocks of the revision before that are gone; null in the first';
COMMENT ON COLUMN revisions.figures_changed IS 'Figures that stand where others stood, each with the one before; null in the first';
