CREATE OR REPLACE VIEW revisions AS
SELECT article_id, revision, seen_at, title, text, word_count, sha256, page_id
FROM store.revisions;

COMMENT ON VIEW revisions IS 'Every reading of every article whose title or text differed from the one before';
COMMENT ON COLUMN revisions.article_id IS 'The article';
COMMENT ON COLUMN revisions.revision IS 'Counted from 1';
COMMENT ON COLUMN revisions.seen_at IS 'When it arrived';
COMMENT ON COLUMN revisions.title IS 'The headline then';
COMMENT ON COLUMN revisions.text IS 'The kept blocks then';
COMMENT ON COLUMN revisions.word_count IS 'Words in text; in Chinese and Japanese, signs';
COMMENT ON COLUMN revisions.sha256 IS 'Digest of title and text after normalising';
COMMENT ON COLUMN revisions.page_id IS 'The page it was read from';
