-- Insert the feeds of documents that came without a poll, as not configured; existing feeds stay as they are.
INSERT INTO store.feeds (
    feed_id, url, name, position, configured, added_at, failures, recent_entries, polls_since_full_response,
    pending_move_polls
)
SELECT feed_id, url, name, position, false, $now, 0, 0, 0, 0
FROM incoming_feeds
ANTI JOIN store.feeds USING (feed_id)
