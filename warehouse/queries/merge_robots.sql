-- Keep the newest robots.txt of each origin, and delete those that are more than a day old.
MERGE INTO store.robots AS existing
USING incoming_robots AS incoming
ON existing.origin = incoming.origin
WHEN MATCHED AND existing.fetched_at <= incoming.fetched_at THEN UPDATE BY NAME
WHEN NOT MATCHED BY TARGET THEN INSERT BY NAME
WHEN NOT MATCHED BY SOURCE AND existing.fetched_at <= $now::TIMESTAMPTZ - INTERVAL 1 DAY THEN DELETE
