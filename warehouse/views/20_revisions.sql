CREATE OR REPLACE VIEW revisions AS
SELECT
    revision.article_id,
    revision.revision,
    revision.seen_at,
    revision.title,
    revision.text,
    revision.word_count,
    revision.sha256,
    revision.page_id,
    change.title_before,
    change.blocks_added,
    change.blocks_removed,
    change.figures AS figures_changed
FROM store.revisions AS revision
LEFT JOIN store.changes AS change
    ON change.article_id = revision.article_id AND change.revision = revision.revision;

COMMENT ON VIEW revisions IS 'Every revision of every article, one row each, with its changes; an article has a new revision when its title or text has changed';
COMMENT ON COLUMN revisions.article_id IS 'The article';
COMMENT ON COLUMN revisions.revision IS 'The number of the revision, counted from 1';
COMMENT ON COLUMN revisions.seen_at IS 'When it arrived';
COMMENT ON COLUMN revisions.title IS 'The headline of this revision';
COMMENT ON COLUMN revisions.text IS 'The text of this revision: its kept blocks, with a blank line between';
COMMENT ON COLUMN revisions.word_count IS 'The number of words in text; of characters in Chinese and Japanese';
COMMENT ON COLUMN revisions.sha256 IS 'The SHA-256 digest of title and text after normalising';
COMMENT ON COLUMN revisions.page_id IS 'The page that it was read from, as in pages.page_id';
COMMENT ON COLUMN revisions.title_before IS 'The headline of the revision before; NULL if it did not change, and in the first revision';
COMMENT ON COLUMN revisions.blocks_added IS 'The blocks that the revision before did not have; NULL in the first revision';
COMMENT ON COLUMN revisions.blocks_removed IS 'The blocks that only the revision before had; NULL in the first revision';
COMMENT ON COLUMN revisions.figures_changed IS 'The figures that replaced others, each with the one before; NULL in the first revision';
