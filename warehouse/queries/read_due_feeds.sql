-- Return the configured feeds that are due at $now, in their order; with $every also the feeds that are not due yet.
-- Feeds whose servers asked us to wait, and feeds that are gone, are left out in any case.
SELECT
    feed_id, url, name, etag, last_modified, body_sha256, failures, form, next_poll_at, wait_until, gone_at,
    poll_interval, interval_hint, recent_since, recent_entries, last_full_response_at, polls_since_full_response,
    last_entries_at, last_gap_at, moved_url, pending_move, pending_move_polls,
    older_page, older_since, older_pages_left
FROM store.feeds
WHERE
    configured
    AND gone_at IS NULL
    AND (wait_until IS NULL OR wait_until <= $now)
    AND ($every OR next_poll_at IS NULL OR next_poll_at <= $now)
ORDER BY position, feed_id
