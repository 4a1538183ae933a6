-- Return the earliest times at which a configured feed and a pending entry are due; NULL where there is none.
SELECT
    (
        SELECT min(coalesce(greatest(next_poll_at, wait_until), TIMESTAMPTZ '1970-01-01 00:00:00+00'))
        FROM store.feeds
        WHERE configured AND gone_at IS NULL
    ) AS feed_due_at,
    (
        SELECT min(coalesce(next_attempt_at, first_seen_at))
        FROM store.entries
        WHERE outcome = 'pending'
    ) AS entry_due_at
