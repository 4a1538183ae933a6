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
    poll_interval = decided.poll_interval,
    interval_hint = decided.interval_hint,
    recent_since = decided.recent_since,
    recent_entries = decided.recent_entries,
    last_full_response_at = decided.last_full_response_at,
    polls_since_full_response = decided.polls_since_full_response,
    last_entries_at = decided.last_entries_at,
    last_gap_at = decided.last_gap_at,
    moved_url = decided.moved_url,
    pending_move = decided.pending_move,
    pending_move_polls = decided.pending_move_polls
FROM incoming_polls AS poll
JOIN incoming_schedules AS decided ON decided.feed_id = poll.feed_id
WHERE
    poll.feed_id = feed.feed_id
    AND (feed.last_polled_at IS NULL OR feed.last_polled_at < poll.started_at)
