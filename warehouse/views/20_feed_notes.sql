CREATE OR REPLACE VIEW feed_notes AS
SELECT note.feed_id, feed.name, feed.url, note.reason, note.detail, note."at" AS noted_at, note.run_id
FROM store.feed_notes AS note
JOIN store.feeds AS feed USING (feed_id)
ORDER BY note."at", feed.position;

COMMENT ON VIEW feed_notes IS 'Events that the owner of the feed list should know of: gaps, moves, and feeds that are gone. Example: FROM feed_notes ORDER BY noted_at DESC';
COMMENT ON COLUMN feed_notes.feed_id IS 'The feed, as in feeds.feed_id. Example: 91c2d7e05ab4f368';
COMMENT ON COLUMN feed_notes.name IS 'The name of the feed in the configuration. Example: Harbour Wheel';
COMMENT ON COLUMN feed_notes.url IS 'The address of the feed in the configuration. Example: https://news.example/feed.xml';
COMMENT ON COLUMN feed_notes.reason IS 'gap: entries may have been missed; moved: the feed is polled at another address from now on; gone: the feed is not polled any more. Example: gap';
COMMENT ON COLUMN feed_notes.detail IS 'The same event as a sentence. Example: none of the entries was in the poll before';
COMMENT ON COLUMN feed_notes.noted_at IS 'When it was noticed. Example: 2026-02-16 21:31:07+00';
COMMENT ON COLUMN feed_notes.run_id IS 'The run that noticed it. Example: 3e9a07c5d1f6b248';
