-- Return the requests for some addresses, and those whose answers are some records of the archive. These were made in the
-- run that stored the records, so that only its days are searched for them; no address is asked for before it is known.
SELECT
    fetch_id, url, purpose, started_at, duration_ms, status, size, media_type, etag, last_modified,
    body_sha256, reason, detail, archived
FROM store.fetches
WHERE started_at >= $first AND url IN ($urls)
UNION
SELECT
    fetch_id, url, purpose, started_at, duration_ms, status, size, media_type, etag, last_modified,
    body_sha256, reason, detail, archived
FROM store.fetches
WHERE
    started_at BETWEEN $first AND $last
    AND archived.file || ':' || archived."offset" IN (SELECT unnest($records::VARCHAR[]))
ORDER BY started_at, fetch_id
