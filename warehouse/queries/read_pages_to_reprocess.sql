-- Return the named pages, without their bytes and links, which the archive has, and the refusals of the refused ones.
SELECT
    page_id, corpus, origin, entry_id, url, ''::BLOB AS body, media_type, charset, sha256, received_at, archived, is_cut,
    NULL::VARCHAR AS canonical_link,
    feed_title, feed_authors, feed_published_at, feed_published_precision, feed_language, feed_content, stage,
    reason, detail
FROM store.pages
WHERE page_id IN (SELECT key FROM incoming_keys)
