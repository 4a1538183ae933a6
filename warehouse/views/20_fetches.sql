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

COMMENT ON VIEW fetches IS 'Every HTTP request and how it ended; also those not made for a blocked address or by robots.txt';
COMMENT ON COLUMN fetches.fetch_id IS 'Identifier of the request';
COMMENT ON COLUMN fetches.run_id IS 'The run that made it';
COMMENT ON COLUMN fetches.url IS 'The address that was asked for';
COMMENT ON COLUMN fetches.purpose IS 'feed, page, robots or sitemap';
COMMENT ON COLUMN fetches.started_at IS 'When it was sent, or would have been';
COMMENT ON COLUMN fetches.duration IS 'How long the exchange took';
COMMENT ON COLUMN fetches.duration_ms IS 'The same in milliseconds';
COMMENT ON COLUMN fetches.status IS 'The HTTP status; null when there was no answer';
COMMENT ON COLUMN fetches.bytes IS 'Bytes of the body, decoded';
COMMENT ON COLUMN fetches.media_type IS 'What the server says it is';
COMMENT ON COLUMN fetches.etag IS 'The servers tag for this version';
COMMENT ON COLUMN fetches.last_modified IS 'The servers date for this version';
COMMENT ON COLUMN fetches.body_sha256 IS 'Digest of the body';
COMMENT ON COLUMN fetches.reason IS 'Why there is no usable answer; null when there is';
COMMENT ON COLUMN fetches.detail IS 'The same in a sentence';
COMMENT ON COLUMN fetches.archived IS 'Where its bytes are: a WARC file, and offset and length of the record in it, in bytes';
