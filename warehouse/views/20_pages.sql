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

COMMENT ON VIEW pages IS 'Everything that arrived to be read, and its one outcome';
COMMENT ON COLUMN pages.page_id IS 'Identifier of the page';
COMMENT ON COLUMN pages.run_id IS 'The run that read it last';
COMMENT ON COLUMN pages.corpus IS 'As in articles';
COMMENT ON COLUMN pages.origin IS 'As in articles';
COMMENT ON COLUMN pages.entry_id IS 'The entry it was fetched for, if any';
COMMENT ON COLUMN pages.url IS 'Its address, if it has one';
COMMENT ON COLUMN pages.sha256 IS 'Digest of its bytes';
COMMENT ON COLUMN pages.media_type IS 'What its bytes are';
COMMENT ON COLUMN pages.received_at IS 'When it arrived';
COMMENT ON COLUMN pages.outcome IS 'loaded, revised, unchanged, known or refused';
COMMENT ON COLUMN pages.article_id IS 'The article that came of it; null where refused';
COMMENT ON COLUMN pages.stage IS 'Where it was refused; null where not';
COMMENT ON COLUMN pages.reason IS 'Why it was refused; null where not';
COMMENT ON COLUMN pages.detail IS 'The same in a sentence';
COMMENT ON COLUMN pages.archived IS 'Where its bytes are: a WARC file, and offset and length of the record in it, in bytes';
