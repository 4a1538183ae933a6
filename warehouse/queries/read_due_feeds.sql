-- The configured feeds whose turn it is, in the order of the configuration; with $every also those whose turn
-- has not come, but for the ones whose servers want to be left alone and those that are gone.
SELECT
    feed_id, url, name, etag, last_modified, body_sha256, failures, form, next_poll_at, wait_until, gone_at, poll_interval, interval_hint,
    recent_since, recent_entries, last_full_response_at, polls_since_full_response, last_entries_at, last_gap_at, moved_url, pending_move,
    pending_move_polls
FROM store.feeds
WHERE
    configured
    AND gone_at IS NULL
    AND (wait_until IS NULL OR wait_until <= $now)
    AND ($every OR next_poll_at IS NULL OR next_poll_at <= $now)
ORDER BY position, feed_id
