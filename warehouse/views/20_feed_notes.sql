CREATE OR REPLACE VIEW feed_notes AS
SELECT n.feed_id, f.name, f.url, n.reason, n.detail, n."at" AS noted_at, n.run_id
FROM store.feed_notes AS n
JOIN store.feeds AS f USING (feed_id)
ORDER BY n."at", f.position;

COMMENT ON VIEW feed_notes IS 'What the keeper of the feeds should know: gaps, moves, ends';
COMMENT ON COLUMN feed_notes.feed_id IS 'Identifier of the feed';
COMMENT ON COLUMN feed_notes.name IS 'Its name in the configuration';
COMMENT ON COLUMN feed_notes.url IS 'Its address in the configuration';
COMMENT ON COLUMN feed_notes.reason IS 'gap: entries may have been missed; moved: asked for elsewhere from now on; gone: not asked any more';
COMMENT ON COLUMN feed_notes.detail IS 'The same in a sentence';
COMMENT ON COLUMN feed_notes.noted_at IS 'When it was seen';
COMMENT ON COLUMN feed_notes.run_id IS 'The run that saw it';
