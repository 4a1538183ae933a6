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

COMMENT ON VIEW subscriptions IS 'The subscriptions to feeds with the hubs that they name (WebSub): their state, and whether pushes or polls bring new entries first';
COMMENT ON COLUMN subscriptions.feed_id IS 'The feed, as in feeds.feed_id';
COMMENT ON COLUMN subscriptions.name IS 'The name of the feed in the configuration';
COMMENT ON COLUMN subscriptions.url IS 'The address of the feed in the configuration';
COMMENT ON COLUMN subscriptions.hub IS 'The address of the hub';
COMMENT ON COLUMN subscriptions.topic IS 'The address under which the hub knows the feed';
COMMENT ON COLUMN subscriptions.state IS 'pending: the hub has not confirmed it; active: the hub pushes until the lease ends; denied: the hub refused; failed: the hub could not be asked, or did not confirm in time';
COMMENT ON COLUMN subscriptions.detail IS 'Why it was denied or failed, as a sentence; NULL if it was not';
COMMENT ON COLUMN subscriptions.requested_at IS 'When the hub was last asked';
COMMENT ON COLUMN subscriptions.confirmed_at IS 'When the hub first confirmed it; NULL if it has not';
COMMENT ON COLUMN subscriptions.lease_until IS 'When the hub ends it unless it is renewed; NULL if it was never confirmed, or was denied';
COMMENT ON COLUMN subscriptions.next_request_at IS 'When the hub is asked again; NULL if it is not';
COMMENT ON COLUMN subscriptions.entries_by_push IS 'The number of new entries that a push brought first since confirmed_at';
COMMENT ON COLUMN subscriptions.entries_by_poll IS 'The number of new entries that a poll found first since confirmed_at';
