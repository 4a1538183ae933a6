-- Return all subscriptions, the oldest request first.
SELECT
    subscription_id, feed_id, public, hub, topic, state, awaited, detail, requested_at, confirmed_at, lease_until,
    next_request_at, failures
FROM store.subscriptions
ORDER BY requested_at, subscription_id
