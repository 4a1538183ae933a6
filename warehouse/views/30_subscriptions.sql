CREATE OR REPLACE VIEW subscriptions AS
SELECT
    subscription.feed_id,
    feed.name,
    feed.url,
    subscription.hub,
    subscription.topic,
    subscription.state,
    subscription.detail,
    subscription.requested_at,
    subscription.confirmed_at,
    subscription.lease_until,
    subscription.next_request_at,
    count(entry.entry_id) FILTER (entry.came_by = 'push') AS entries_by_push,
    count(entry.entry_id) FILTER (entry.came_by = 'poll') AS entries_by_poll
FROM store.subscriptions AS subscription
JOIN store.feeds AS feed ON feed.feed_id = subscription.feed_id
LEFT JOIN store.entries AS entry
    ON entry.feed_id = subscription.feed_id AND entry.first_seen_at >= subscription.confirmed_at
WHERE subscription.state <> 'ended'
GROUP BY ALL
ORDER BY min(feed.position), subscription.requested_at;

COMMENT ON VIEW subscriptions IS 'The subscriptions to feeds with the hubs that they name (WebSub): their state, and whether pushes or polls bring new entries first. Example: SELECT name, state, entries_by_push, entries_by_poll FROM subscriptions';
COMMENT ON COLUMN subscriptions.feed_id IS 'The feed, as in feeds.feed_id. Example: 91c2d7e05ab4f368';
COMMENT ON COLUMN subscriptions.name IS 'The name of the feed in the configuration. Example: Harbour Wheel';
COMMENT ON COLUMN subscriptions.url IS 'The address of the feed in the configuration. Example: https://news.example/feed.xml';
COMMENT ON COLUMN subscriptions.hub IS 'The address of the hub. Example: https://hub.example/';
COMMENT ON COLUMN subscriptions.topic IS 'The address under which the hub knows the feed. Example: https://news.example/feed.xml';
COMMENT ON COLUMN subscriptions.state IS 'pending: the hub has not confirmed it; active: the hub pushes until the lease ends; denied: the hub refused; failed: the hub could not be asked, or did not confirm in time. Example: active';
COMMENT ON COLUMN subscriptions.detail IS 'Why it was denied or failed, as a sentence; NULL if it was not. Example: the hub answered 403';
COMMENT ON COLUMN subscriptions.requested_at IS 'When the hub was last asked. Example: 2026-02-16 21:31:07+00';
COMMENT ON COLUMN subscriptions.confirmed_at IS 'When the hub first confirmed it; NULL if it has not. Example: 2026-02-16 21:31:09+00';
COMMENT ON COLUMN subscriptions.lease_until IS 'When the hub ends it unless it is renewed; NULL if it was never confirmed, or was denied. Example: 2026-02-26 21:31:09+00';
COMMENT ON COLUMN subscriptions.next_request_at IS 'When the hub is asked again; NULL if it is not. Example: 2026-02-25 21:31:09+00';
COMMENT ON COLUMN subscriptions.entries_by_push IS 'The number of new entries that a push brought first since confirmed_at. Example: 31';
COMMENT ON COLUMN subscriptions.entries_by_poll IS 'The number of new entries that a poll found first since confirmed_at. Example: 2';
