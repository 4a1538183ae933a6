-- Count the entries that are due at $now.
SELECT count(*)
FROM store.entries
WHERE outcome = 'pending' AND (next_attempt_at IS NULL OR next_attempt_at <= $now)
