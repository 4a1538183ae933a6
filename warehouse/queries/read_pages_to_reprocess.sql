-- The named pages with all that they were read with but their bytes, and how that ended.
SELECT
    page_id, corpus, origin, entry_id, url, media_type, charset, sha256, received_at, archived, feed_title,
    coalesce(feed_authors, []) AS feed_authors, feed_published_at, feed_language, feed_content, stage, reason, detail
FROM store.pages
WHERE page_id IN (SELECT key FROM incoming_keys)
