-- Return the fingerprints of the named articles, and of the copies that are nearest to one of them.
WITH named AS (
    SELECT key AS article_id FROM incoming_keys
    UNION
    SELECT article_id FROM store.duplicates WHERE nearest IN (SELECT key FROM incoming_keys)
)
SELECT article_id, site, url, "at", seen_at, text_sha256, bands
FROM store.fingerprints
WHERE article_id IN (SELECT named.article_id FROM named)
ORDER BY "at", article_id
