-- Let feeds that were polled after $now wait for as long as they were to, from $now on.
UPDATE store.feeds
SET
    next_poll_at = next_poll_at - (greatest(last_polled_at, $now) - $now),
    wait_until = if(
        wait_until IS NULL,
        NULL,
        least(wait_until - (greatest(last_polled_at, $now) - $now), $now + $longest::INTERVAL)
    ),
    last_polled_at = if(last_polled_at > $now, $now, last_polled_at),
    last_ok_at = if(last_ok_at > $now, $now, last_ok_at),
    last_full_response_at = if(last_full_response_at > $now, $now, last_full_response_at),
    last_entries_at = if(last_entries_at > $now, $now, last_entries_at),
    last_gap_at = if(last_gap_at > $now, $now, last_gap_at),
    older_since = if(older_since > $now, $now, older_since),
    recent_since = if(recent_since > $now, $now, recent_since),
    gone_at = if(gone_at > $now, $now, gone_at)
WHERE last_polled_at > $now OR wait_until > $now + $longest::INTERVAL
