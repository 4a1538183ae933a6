-- Make the listed feeds the configured ones; other feeds stay, and schedules are not touched. A feed whose line was
-- changed or put back is polled again even if it was gone, and at its new address where that was changed.
MERGE INTO store.feeds AS existing
USING incoming_feeds AS listed
ON existing.feed_id = listed.feed_id
WHEN MATCHED THEN UPDATE SET
    url = listed.url,
    name = listed.name,
    position = listed.position,
    gone_at = CASE
        WHEN existing.configured AND existing.url = listed.url AND existing.name = listed.name THEN existing.gone_at
    END,
    next_poll_at = CASE
        WHEN existing.configured AND existing.url = listed.url AND existing.name = listed.name THEN existing.next_poll_at
    END,
    moved_url = CASE WHEN existing.url = listed.url THEN existing.moved_url END,
    pending_move = CASE WHEN existing.url = listed.url THEN existing.pending_move END,
    pending_move_polls = CASE WHEN existing.url = listed.url THEN existing.pending_move_polls ELSE 0 END,
    configured = true
WHEN NOT MATCHED BY TARGET THEN
    INSERT (
        feed_id, url, name, position, configured, added_at, failures, recent_entries, polls_since_full_response,
        pending_move_polls
    )
    VALUES (listed.feed_id, listed.url, listed.name, listed.position, true, $now, 0, 0, 0, 0)
WHEN NOT MATCHED BY SOURCE THEN UPDATE SET configured = false
