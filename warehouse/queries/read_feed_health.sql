-- Every feed ever configured and how it fares, the configured ones first, in their order.
FROM feeds
