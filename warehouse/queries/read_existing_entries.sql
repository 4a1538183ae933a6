-- Return the entries that those of a poll may be: of the same feed, with the same guid, address, or title and date.
SELECT
    entry_id, feed_id, url, canonical_url, title, published_raw, summary, content, version, last_seen_at
FROM store.entries
WHERE
    entry_id IN (SELECT entry_id FROM incoming_entries)
    OR (feed_id, canonical_url) IN (SELECT (feed_id, canonical_url) FROM incoming_entries)
    OR (feed_id, title, published_raw) IN (
        SELECT (feed_id, title, published_raw) FROM incoming_entries WHERE published_raw IS NOT NULL
    )
ORDER BY first_seen_at, entry_id
