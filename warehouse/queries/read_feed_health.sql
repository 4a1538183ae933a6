-- Return the view of the feeds: the configured ones first, in their order.
FROM feeds
