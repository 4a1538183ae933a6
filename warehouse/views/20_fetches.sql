CREATE OR REPLACE VIEW fetches AS
SELECT
    fetch_id,
    run_id,
    url,
    purpose,
    started_at,
    to_milliseconds(duration_ms) AS duration,
    duration_ms,
    status,
    size AS bytes,
    media_type,
    etag,
    last_modified,
    body_sha256,
    reason,
    detail,
    archived
FROM store.fetches;

COMMENT ON VIEW fetches IS 'Every HTTP request of a run and its result, one row each; requests that were not sent because of robots.txt or a blocked address are included';
COMMENT ON COLUMN fetches.fetch_id IS 'Identifier of the request';
COMMENT ON COLUMN fetches.run_id IS 'The run that made it';
COMMENT ON COLUMN fetches.url IS 'The requested address';
COMMENT ON COLUMN fetches.purpose IS 'Its purpose: feed, page, robots or sitemap';
COMMENT ON COLUMN fetches.started_at IS 'When it was sent, or would have been sent';
COMMENT ON COLUMN fetches.duration IS 'The time from the request to the end of the answer';
COMMENT ON COLUMN fetches.duration_ms IS 'The same time in milliseconds';
COMMENT ON COLUMN fetches.status IS 'The HTTP status of the answer; NULL if there was none';
COMMENT ON COLUMN fetches.bytes IS 'The size of the decoded body in bytes';
COMMENT ON COLUMN fetches.media_type IS 'The media type of the body, according to the server; NULL if it does not say';
COMMENT ON COLUMN fetches.etag IS 'The ETag of the answer; NULL if it has none';
COMMENT ON COLUMN fetches.last_modified IS 'The Last-Modified date of the answer, as the server spells it; NULL if it has none';
COMMENT ON COLUMN fetches.body_sha256 IS 'The SHA-256 digest of the decoded body; NULL if there is none';
COMMENT ON COLUMN fetches.reason IS 'Why there is no usable answer; NULL if there is one';
COMMENT ON COLUMN fetches.detail IS 'The same reason as a sentence; NULL if there is a usable answer';
COMMENT ON COLUMN fetches.archived IS 'The location of the answer in the archive: WARC file, and offset and length of the record in bytes; NULL if it was not archived';
