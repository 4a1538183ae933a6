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

COMMENT ON VIEW fetches IS 'Every HTTP request of a run and its result, one row each; requests that were not sent because of robots.txt or a blocked address are included. Example: SELECT url, status, duration FROM fetches ORDER BY duration_ms DESC LIMIT 10';
COMMENT ON COLUMN fetches.fetch_id IS 'Identifier of the request. Example: a81b4e27c05d93f6';
COMMENT ON COLUMN fetches.run_id IS 'The run that made it. Example: 3e9a07c5d1f6b248';
COMMENT ON COLUMN fetches.url IS 'The requested address. Example: https://harbourwheel.example/tyne-strike';
COMMENT ON COLUMN fetches.purpose IS 'Its purpose: feed (older pages of one, too), page, robots or sitemap. Example: page';
COMMENT ON COLUMN fetches.started_at IS 'When it was sent, or would have been sent. Example: 2026-02-16 21:31:09+00';
COMMENT ON COLUMN fetches.duration IS 'The time from the request to the end of the answer. Example: 00:00:00.412';
COMMENT ON COLUMN fetches.duration_ms IS 'The same time in milliseconds. Example: 412';
COMMENT ON COLUMN fetches.status IS 'The HTTP status of the answer; NULL if there was none. Example: 200';
COMMENT ON COLUMN fetches.bytes IS 'The size of the decoded body in bytes. Example: 48213';
COMMENT ON COLUMN fetches.media_type IS 'The media type of the body, according to the server; NULL if it does not say. Example: text/html';
COMMENT ON COLUMN fetches.etag IS 'The ETag of the answer; NULL if it has none. Example: "5f2a-1c"';
COMMENT ON COLUMN fetches.last_modified IS 'The Last-Modified date of the answer, as the server spells it; NULL if it has none. Example: Mon, 16 Feb 2026 21:20:03 GMT';
COMMENT ON COLUMN fetches.body_sha256 IS 'The SHA-256 digest of the decoded body; NULL if there is none. Example: 9f0c6b…';
COMMENT ON COLUMN fetches.reason IS 'Why there is no usable answer; NULL if there is one. Example: timeout';
COMMENT ON COLUMN fetches.detail IS 'The same reason as a sentence; NULL if there is a usable answer. Example: the server did not answer in time';
COMMENT ON COLUMN fetches.archived IS 'The location of the answer in the archive: WARC file, and offset and length of the record in bytes; NULL if it was not archived. Example: {file: 20260216.warc.gz, offset: 10522, length: 9871}';
