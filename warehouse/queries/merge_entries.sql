-- Put entries in a version that was never seen on the work list; of others, note only that they are still listed.
-- An entry whose article was removed stays removed. This must run before the versions are inserted.
MERGE INTO store.entries AS existing
USING (
    SELECT listed.*, seen.version IS NOT NULL AS is_seen
    FROM incoming_entries AS listed
    LEFT JOIN store.entry_versions AS seen USING (entry_id, version)
) AS listed
ON existing.entry_id = listed.entry_id
WHEN MATCHED AND (listed.is_seen OR existing.outcome = 'removed') THEN UPDATE SET last_seen_at = $now
WHEN MATCHED THEN UPDATE SET
    url = listed.url,
    canonical_url = listed.canonical_url,
    title = listed.title,
    authors = listed.authors,
    published_raw = listed.published_raw,
    published_at = listed.published_at,
    published_precision = listed.published_precision,
    updated_at = listed.updated_at,
    language = listed.language,
    summary = listed.summary,
    content = listed.content,
    version = listed.version,
    last_seen_at = $now,
    outcome = 'pending',
    reason = NULL,
    detail = NULL,
    attempts = 0,
    next_attempt_at = NULL,
    run_id = $run_id
WHEN NOT MATCHED THEN
    INSERT (
        entry_id, feed_id, guid, url, canonical_url, title, authors, published_raw, published_at,
        published_precision, updated_at, language, summary, content, version, first_seen_at, last_seen_at, came_by, outcome, attempts, run_id
    )
    VALUES (
        listed.entry_id, listed.feed_id, listed.guid, listed.url, listed.canonical_url, listed.title,
        listed.authors, listed.published_raw, listed.published_at, listed.published_precision,
        listed.updated_at, listed.language,
        listed.summary, listed.content, listed.version, $now, $now, $came_by, 'pending', 0, $run_id
    )
