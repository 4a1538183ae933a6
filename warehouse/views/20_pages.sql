CREATE OR REPLACE VIEW pages AS
SELECT
    page_id,
    run_id,
    corpus,
    origin,
    entry_id,
    url,
    sha256,
    media_type,
    received_at,
    outcome,
    article_id,
    stage,
    reason,
    detail,
    archived
FROM store.pages;

COMMENT ON VIEW pages IS 'Every page or file that arrived, one row each, with its one outcome';
COMMENT ON COLUMN pages.page_id IS 'Identifier of the page';
COMMENT ON COLUMN pages.run_id IS 'The run that read it last';
COMMENT ON COLUMN pages.corpus IS 'How it came in, as in articles.corpus';
COMMENT ON COLUMN pages.origin IS 'The file or the address of the feed, as in articles.origin';
COMMENT ON COLUMN pages.entry_id IS 'The entry that it was fetched for, as in entries.entry_id; NULL for a file';
COMMENT ON COLUMN pages.url IS 'Its address; NULL if it has none';
COMMENT ON COLUMN pages.sha256 IS 'The SHA-256 digest of its bytes';
COMMENT ON COLUMN pages.media_type IS 'The media type of its bytes';
COMMENT ON COLUMN pages.received_at IS 'When it arrived';
COMMENT ON COLUMN pages.outcome IS 'loaded, revised, unchanged, known or refused';
COMMENT ON COLUMN pages.article_id IS 'The article that was read from it; NULL if it was refused';
COMMENT ON COLUMN pages.stage IS 'The stage that refused it, as in refusals.stage; NULL if it was not refused';
COMMENT ON COLUMN pages.reason IS 'Why it was refused; NULL if it was not';
COMMENT ON COLUMN pages.detail IS 'The same reason as a sentence; NULL if it was not refused';
COMMENT ON COLUMN pages.archived IS 'The location of its bytes in the archive: WARC file, and offset and length of the record in bytes; NULL if it was not archived';
