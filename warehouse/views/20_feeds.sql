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
COMMENT ON COLUMN feeds.form IS 'Its dialect, such as rss20, atom10, rss10 or json11';
COMMENT ON COLUMN feeds.configured IS 'Whether it still stands in the configuration';
COMMENT ON COLUMN feeds.added_at IS 'When it was first configured';
COMMENT ON COLUMN feeds.last_polled_at IS 'When it was last asked for';
COMMENT ON COLUMN feeds.last_ok_at IS 'When it last answered well';
COMMENT ON COLUMN feeds.last_status IS 'The last HTTP status; null when there was no answer';
COMMENT ON COLUMN feeds.last_reason IS 'Why the last poll failed; null when it did not';
COMMENT ON COLUMN feeds.last_detail IS 'The same in a sentence';
COMMENT ON COLUMN feeds.failures IS 'How often in a row it has failed';
COMMENT ON COLUMN feeds.next_poll_at IS 'Not asked before then, because it fails; null: with every run';
COMMENT ON COLUMN feeds.entries IS 'How many entries it has listed';
