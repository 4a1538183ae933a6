CREATE OR REPLACE VIEW revisions AS
SELECT
    revision.article_id,
    revision.revision,
    revision.seen_at,
    revision.loaded_at,
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

COMMENT ON VIEW revisions IS 'Every revision of every article, one row each, with its changes; an article has a new revision when its title or text has changed. Example: SELECT title_before, title, seen_at FROM revisions WHERE title_before IS NOT NULL';
COMMENT ON COLUMN revisions.article_id IS 'The article. Example: 0b6f3c1d9a42e785';
COMMENT ON COLUMN revisions.revision IS 'The number of the revision, counted from 1. Example: 2';
COMMENT ON COLUMN revisions.seen_at IS 'When it arrived: the start of the run that brought it. Example: 2026-02-17 08:16:40+00';
COMMENT ON COLUMN revisions.loaded_at IS 'When it was loaded; NULL if that was before loading kept the time. Example: 2026-02-17 08:16:52+00';
COMMENT ON COLUMN revisions.title IS 'The headline of this revision. Example: Two-day strike on the Tyne strands 1,900 Nissan crossovers';
COMMENT ON COLUMN revisions.text IS 'The text of this revision: its kept blocks, with a blank line between. Example: Dock workers on the Tyne walked out on Monday …';
COMMENT ON COLUMN revisions.word_count IS 'The number of words in text; of characters in Chinese and Japanese. Example: 431';
COMMENT ON COLUMN revisions.sha256 IS 'The SHA-256 digest of title and text after normalising. Example: 41d7aa…';
COMMENT ON COLUMN revisions.page_id IS 'The page that it was read from, as in pages.page_id. Example: c50e71b9d8a2f463';
COMMENT ON COLUMN revisions.title_before IS 'The headline of the revision before; NULL if it did not change, and in the first revision. Example: Two-day strike on the Tyne strands Nissan crossovers';
COMMENT ON COLUMN revisions.blocks_added IS 'The blocks that the revision before did not have; NULL in the first revision. Example: [The port expects to clear the backlog by Friday.]';
COMMENT ON COLUMN revisions.blocks_removed IS 'The blocks that only the revision before had; NULL in the first revision. Example: [The port did not comment.]';
COMMENT ON COLUMN revisions.figures_changed IS 'The figures that replaced others, each with the one before; NULL in the first revision. Example: [{before: 1,700, after: 1,900}]';
