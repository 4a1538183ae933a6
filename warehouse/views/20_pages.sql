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

COMMENT ON VIEW pages IS 'Every page or file that arrived, one row each, with its one outcome. Example: SELECT outcome, count(*) FROM pages GROUP BY ALL';
COMMENT ON COLUMN pages.page_id IS 'Identifier of the page. Example: c50e71b9d8a2f463';
COMMENT ON COLUMN pages.run_id IS 'The run that read it last. Example: 3e9a07c5d1f6b248';
COMMENT ON COLUMN pages.corpus IS 'How it came in, as in articles.corpus. Example: feed';
COMMENT ON COLUMN pages.origin IS 'The file or the address of the feed, as in articles.origin. Example: https://news.example/feed.xml';
COMMENT ON COLUMN pages.entry_id IS 'The entry that it was fetched for, as in entries.entry_id; NULL for a file. Example: 7f21c09be4d85a36';
COMMENT ON COLUMN pages.url IS 'Its address; NULL if it has none. Example: https://harbourwheel.example/tyne-strike';
COMMENT ON COLUMN pages.sha256 IS 'The SHA-256 digest of its bytes. Example: 9f0c6b…';
COMMENT ON COLUMN pages.media_type IS 'The media type of its bytes. Example: text/html';
COMMENT ON COLUMN pages.received_at IS 'When it arrived. Example: 2026-02-16 21:31:07+00';
COMMENT ON COLUMN pages.outcome IS 'loaded, revised, unchanged, known, refused, or removed (its article was older than it was to be kept). Example: loaded';
COMMENT ON COLUMN pages.article_id IS 'The article that was read from it; NULL if it was refused. Example: 0b6f3c1d9a42e785';
COMMENT ON COLUMN pages.stage IS 'The stage that refused it, as in refusals.stage; NULL if it was not refused. Example: extract';
COMMENT ON COLUMN pages.reason IS 'Why it was refused; NULL if it was not. Example: no-article';
COMMENT ON COLUMN pages.detail IS 'The same reason as a sentence; NULL if it was not refused. Example: the page has no text of an article';
COMMENT ON COLUMN pages.archived IS 'The location of its bytes in the archive: WARC file, and offset and length of the record in bytes; NULL if it was not archived. Example: {file: 20260216.warc.gz, offset: 10522, length: 9871}';
