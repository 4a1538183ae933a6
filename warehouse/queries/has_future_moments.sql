-- Return whether any moment by which something waits was noted after $now, as by a clock that was ahead.
SELECT
    EXISTS (FROM store.feeds WHERE last_polled_at > $now OR wait_until > $now + $longest::INTERVAL)
    OR EXISTS (FROM store.backoffs WHERE noted_at > $now OR "until" > $now + $longest::INTERVAL)
    OR EXISTS (FROM store.robots WHERE fetched_at > $now)
    OR EXISTS (
        FROM store.entries
        WHERE
            last_seen_at > $now
            OR (outcome = 'pending' AND first_seen_at > $now)
            OR (outcome = 'pending' AND next_attempt_at > $now + $longest::INTERVAL)
    )
    OR EXISTS (
        FROM store.entries AS entry
        JOIN store.runs AS run ON run.run_id = entry.run_id AND run.started_at <= entry.next_attempt_at
        WHERE run.started_at > $now AND entry.outcome = 'pending'
    )
