-- Let entries that were tried after $now wait for their next attempt as long as they were to, from $now on. A run that
-- was killed has left no row, but its requests.
UPDATE store.entries AS entry
SET
    next_attempt_at = if(
        entry.next_attempt_at IS NULL,
        NULL,
        least(entry.next_attempt_at - (coalesce(ahead.begun_at, $now) - $now), $now + $longest::INTERVAL)
    ),
    first_seen_at = if(entry.outcome = 'pending' AND entry.first_seen_at > $now, $now, entry.first_seen_at),
    last_seen_at = if(entry.last_seen_at > $now, $now, entry.last_seen_at)
FROM (
    SELECT pending.entry_id, any_value(begun.begun_at) AS begun_at
    FROM store.entries AS pending
    LEFT JOIN (
        SELECT run_id, min(begun_at) AS begun_at
        FROM (
            SELECT run_id, started_at AS begun_at FROM store.runs
            UNION ALL
            SELECT run_id, started_at FROM store.fetches
        )
        GROUP BY run_id
        HAVING min(begun_at) > $now
    ) AS begun ON begun.run_id = pending.run_id AND pending.next_attempt_at >= begun.begun_at
    WHERE pending.next_attempt_at > $now OR pending.last_seen_at > $now OR pending.first_seen_at > $now
    GROUP BY pending.entry_id
) AS ahead
WHERE
    ahead.entry_id = entry.entry_id
    AND (
        ahead.begun_at IS NOT NULL
        OR entry.next_attempt_at > $now + $longest::INTERVAL
        OR entry.last_seen_at > $now
        OR (entry.outcome = 'pending' AND entry.first_seen_at > $now)
    )
