-- The entries whose turn it is, the longest waiting first, in a stable order.
SELECT
    entry_id, feed_id, guid, url, canonical_url, title, authors, published_raw, published_at, updated_at,
    language, summary, content, version, attempts
FROM store.entries
WHERE outcome = 'pending' AND (next_attempt_at IS NULL OR next_attempt_at <= $now)
ORDER BY first_seen_at, published_at, entry_id
LIMIT $most
