CREATE OR REPLACE VIEW feeds AS
SELECT
    f.feed_id,
    f.url,
    f.name,
    f.title,
    f.site_url,
    f.language,
    f.form,
    f.configured,
    f.added_at,
    f.last_polled_at,
    f.last_ok_at,
    f.last_status,
    f.last_reason,
    f.last_detail,
    f.failures,
    f.next_poll_at,
    f.wait_until,
    f.gone_at,
    to_seconds(f.poll_interval) AS poll_interval,
    f.last_gap_at,
    f.moved_url,
    f.truncated,
    f.faults,
    (SELECT count(*) FROM store.entries AS e WHERE e.feed_id = f.feed_id) AS entries
FROM store.feeds AS f
ORDER BY f.configured DESC, f.position;

COMMENT ON VIEW feeds IS 'The feed list and how each feed fares';
COMMENT ON COLUMN feeds.feed_id IS 'Identifier of the feed';
COMMENT ON COLUMN feeds.url IS 'Its address';
COMMENT ON COLUMN feeds.name IS 'Its name in the configuration';
COMMENT ON COLUMN feeds.title IS 'What it calls itself';
COMMENT ON COLUMN feeds.site_url IS 'The site it belongs to, as it says';
COMMENT ON COLUMN feeds.language IS 'Its language, as it says';
COMMENT ON COLUMN feeds.form IS 'Its dialect, such as rss20, atom10, rss10, json11, sitemap, news-sitemap or sitemap-index';
COMMENT ON COLUMN feeds.configured IS 'Whether it still stands in the configuration';
COMMENT ON COLUMN feeds.added_at IS 'When it was first configured';
COMMENT ON COLUMN feeds.last_polled_at IS 'When it was last asked for';
COMMENT ON COLUMN feeds.last_ok_at IS 'When it last answered well';
COMMENT ON COLUMN feeds.last_status IS 'The last HTTP status; null when there was no answer';
COMMENT ON COLUMN feeds.last_reason IS 'Why the last poll failed; null when it did not';
COMMENT ON COLUMN feeds.last_detail IS 'The same in a sentence';
COMMENT ON COLUMN feeds.failures IS 'How often in a row it has failed';
COMMENT ON COLUMN feeds.next_poll_at IS 'When a scheduled run asks for it next; null: with the next one';
COMMENT ON COLUMN feeds.wait_until IS 'Not asked by any run before then, because its server wants to be left alone';
COMMENT ON COLUMN feeds.gone_at IS 'When its server said that it is gone for good; it is not asked any more';
COMMENT ON COLUMN feeds.poll_interval IS 'The time between two polls, estimated from how often it publishes';
COMMENT ON COLUMN feeds.last_gap_at IS 'The last poll that shared no entry with the one before: some may have been missed';
COMMENT ON COLUMN feeds.moved_url IS 'Where it is requested from since it moved; NULL where it has not moved';
COMMENT ON COLUMN feeds.truncated IS 'Whether it listed more entries than are read at once, the last time it was read';
COMMENT ON COLUMN feeds.faults IS 'What had to be overlooked in it then, in sentences, at most 20 of them';
COMMENT ON COLUMN feeds.entries IS 'How many entries it has listed';
