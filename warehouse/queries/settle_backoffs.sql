-- Let back-offs that were noted after $now last for as long as they were to, from $now on.
UPDATE store.backoffs
SET
    "until" = least("until" - (greatest(coalesce(noted_at, $now), $now) - $now), $now + $longest::INTERVAL),
    noted_at = $now
WHERE noted_at > $now OR "until" > $now + $longest::INTERVAL
