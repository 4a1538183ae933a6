-- Date editions back that a clock noted which was ahead, to just before $published_at: the newest edition is the last one.
UPDATE store.editions
SET published_at = $published_at::TIMESTAMPTZ - INTERVAL 1 MICROSECOND
WHERE published_at >= $published_at
