-- The listed feeds are configured, the others stay with what is known of them; what was learnt is not touched.
-- A feed whose line was changed or put back is asked again, even if it was gone; at a changed address, from there.
MERGE INTO store.feeds AS known
USING incoming_feeds AS listed
ON known.feed_id = listed.feed_id
WHEN MATCHED THEN UPDATE SET
    url = listed.url,
    name = listed.name,
    position = listed.position,
    gone_at = CASE
        WHEN known.configured AND known.url = listed.url AND known.name = listed.name THEN known.gone_at
    END,
    next_poll_at = CASE
        WHEN known.configured AND known.url = listed.url AND known.name = listed.name THEN known.next_poll_at
    END,
    moved_url = CASE WHEN known.url = listed.url THEN known.moved_url END,
    pending_move = CASE WHEN known.url = listed.url THEN known.pending_move END,
    pending_move_polls = CASE WHEN known.url = listed.url THEN known.pending_move_polls ELSE 0 END,
    configured = true
WHEN NOT MATCHED BY TARGET THEN
    INSERT (feed_id, url, name, position, configured, added_at, failures, recent_entries, polls_since_full_response, pending_move_polls)
    VALUES (listed.feed_id, listed.url, listed.name, listed.position, true, $now, 0, 0, 0, 0)
WHEN NOT MATCHED BY SOURCE THEN UPDATE SET configured = false
