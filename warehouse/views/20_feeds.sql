CREATE OR REPLACE VIEW feeds AS
SELECT
    feed_id,
    url,
    name,
    title,
    site_url,
    language,
    form,
    configured,
    added_at,
    last_polled_at,
    last_ok_at,
    last_status,
    last_reason,
    last_detail,
    failures,
    next_poll_at,
    wait_until,
    gone_at,
    to_seconds(poll_interval) AS poll_interval,
    last_gap_at,
    moved_url,
    truncated,
    faults,
    hubs,
    (SELECT count(*) FROM store.entries AS entry WHERE entry.feed_id = feed.feed_id) AS entries
FROM store.feeds AS feed
ORDER BY configured DESC, position;

COMMENT ON VIEW feeds IS 'The feed list with the health of each feed: the configured feeds in their order, then those that are no longer configured. Example: SELECT name, last_ok_at, failures, last_detail FROM feeds WHERE failures > 0';
COMMENT ON COLUMN feeds.feed_id IS 'Identifier of the feed. Example: 91c2d7e05ab4f368';
COMMENT ON COLUMN feeds.url IS 'Its address in the configuration. Example: https://news.example/feed.xml';
COMMENT ON COLUMN feeds.name IS 'Its name in the configuration. Example: Harbour Wheel';
COMMENT ON COLUMN feeds.title IS 'Its own title; NULL before it was first read, or if it has none. Example: Harbour Wheel: cars and ports';
COMMENT ON COLUMN feeds.site_url IS 'The address of its site, according to the feed; NULL if it does not say. Example: https://harbourwheel.example/';
COMMENT ON COLUMN feeds.language IS 'Its language, according to the feed; NULL if it does not say. Example: en';
COMMENT ON COLUMN feeds.form IS 'Its format, such as rss20, atom10, rss10, json11, sitemap, news-sitemap, text-sitemap or sitemap-index; NULL before it was first read. Example: rss20';
COMMENT ON COLUMN feeds.configured IS 'Whether it is in the configuration. Example: true';
COMMENT ON COLUMN feeds.added_at IS 'When it was first in the configuration. Example: 2026-01-05 09:00:00+00';
COMMENT ON COLUMN feeds.last_polled_at IS 'When it was last polled; NULL before the first poll. Example: 2026-02-18 06:00:12+00';
COMMENT ON COLUMN feeds.last_ok_at IS 'When a poll last succeeded; NULL if none has. Example: 2026-02-18 06:00:12+00';
COMMENT ON COLUMN feeds.last_status IS 'The HTTP status of the last poll; NULL if there was no answer. Example: 200';
COMMENT ON COLUMN feeds.last_reason IS 'Why the last poll failed; NULL if it succeeded. Example: timeout';
COMMENT ON COLUMN feeds.last_detail IS 'The same reason as a sentence; NULL if the last poll succeeded. Example: the server did not answer in time';
COMMENT ON COLUMN feeds.failures IS 'The number of polls that failed since the last one that succeeded. Example: 0';
COMMENT ON COLUMN feeds.next_poll_at IS 'When a scheduled run polls it next; NULL if the next run does. Example: 2026-02-18 06:30:12+00';
COMMENT ON COLUMN feeds.wait_until IS 'The time before which no run polls it, because its server asked us to wait; NULL if it did not. Example: 2026-02-18 07:00:00+00';
COMMENT ON COLUMN feeds.gone_at IS 'When its server said that it is gone for good, so that it is not polled any more; NULL if it did not. Example: 2026-02-18 06:00:12+00';
COMMENT ON COLUMN feeds.poll_interval IS 'The time between two polls, estimated from how often it publishes; NULL before the first estimate. Example: 00:30:00';
COMMENT ON COLUMN feeds.last_gap_at IS 'The last poll that had no entry in common with the one before, so that entries may have been missed; NULL if there was none. Example: 2026-02-12 06:00:12+00';
COMMENT ON COLUMN feeds.moved_url IS 'The address where it is polled since it moved; NULL if it has not moved. Example: https://news.example/new-feed.xml';
COMMENT ON COLUMN feeds.truncated IS 'Whether it listed more entries than the limit when it was last read; NULL before it was first read. Example: false';
COMMENT ON COLUMN feeds.faults IS 'The defects that were found when it was last read, as sentences, at most 20; NULL before it was first read. Example: [line 3: an undefined entity]';
COMMENT ON COLUMN feeds.hubs IS 'The addresses of the hubs that it named when it was last read (WebSub); an empty list if it names none, NULL before it was first read. Example: [https://hub.example/]';
COMMENT ON COLUMN feeds.entries IS 'The number of entries that it has listed. Example: 212';
