-- Return the entries that led to an article, with the feed that listed each. The feeds are those of the store: the view counts
-- the entries of all of them.
SELECT
    feed.name AS feed, feed.url AS feed_url, entry.entry_id, entry.guid, entry.url, entry.title,
    entry.first_seen_at, entry.last_seen_at, entry.outcome, entry.attempts
FROM store.entries AS entry
LEFT JOIN store.feeds AS feed ON feed.feed_id = entry.feed_id
WHERE entry.article_id = $article_id
ORDER BY entry.first_seen_at, entry.entry_id
