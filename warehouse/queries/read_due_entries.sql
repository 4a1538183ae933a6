-- Return at most $limit entries that are due at $now, those that have waited longest first.
SELECT
    entry.entry_id, entry.feed_id, entry.guid, entry.url, entry.canonical_url, entry.title, entry.authors,
    entry.published_raw, entry.published_at, entry.published_precision, entry.updated_at, entry.language,
    entry.summary, entry.content, entry.version, feed.url AS feed_url, entry.attempts, entry.article_id
FROM store.entries AS entry
JOIN store.feeds AS feed ON feed.feed_id = entry.feed_id
WHERE entry.outcome = 'pending' AND (entry.next_attempt_at IS NULL OR entry.next_attempt_at <= $now)
ORDER BY entry.first_seen_at, entry.published_at, entry.entry_id
LIMIT $limit
