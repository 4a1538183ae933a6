-- A feed's row tells of its newest poll and of what was decided on it; one that was noted before changes nothing.
UPDATE store.feeds AS feed
SET
    last_polled_at = poll.started_at,
    last_status = poll.status,
    last_reason = poll.reason,
    last_detail = poll.detail,
    last_ok_at = CASE WHEN poll.reason IS NULL THEN poll.started_at ELSE feed.last_ok_at END,
    form = coalesce(poll.form, feed.form),
    title = coalesce(poll.title, feed.title),
    site_url = coalesce(poll.site_url, feed.site_url),
    language = coalesce(poll.language, feed.language),
    truncated = coalesce(poll.truncated, feed.truncated),
    faults = coalesce(poll.faults[:20], feed.faults),
    etag = decided.etag,
    last_modified = decided.last_modified,
    body_sha256 = decided.body_sha256,
    failures = decided.failures,
    next_poll_at = decided.next_poll_at,
    wait_until = decided.wait_until,
    gone_at = decided.gone_at,
    pace = decided.pace,
    hint = decided.hint,
    rhythm_since = decided.rhythm_since,
    rhythm_entries = decided.rhythm_entries,
    whole_at = decided.whole_at,
    polls_since_whole = decided.polls_since_whole,
    listed_at = decided.listed_at,
    gap_at = decided.gap_at,
    address = decided.address,
    moved_to = decided.moved_to,
    moved_sightings = decided.moved_sightings
FROM incoming_polls AS poll
JOIN incoming_schedules AS decided ON decided.feed_id = poll.feed_id
WHERE
    poll.feed_id = feed.feed_id
    AND (feed.last_polled_at IS NULL OR feed.last_polled_at < poll.started_at)
