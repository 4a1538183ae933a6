-- Return the fingerprints of the named articles, and of the copies that are nearest to one of them.
WITH named AS (
    SELECT key AS article_id FROM incoming_keys
    UNION
    SELECT article_id FROM store.duplicates WHERE nearest IN (SELECT key FROM incoming_keys)
)
SELECT
    existing.article_id, existing.site, existing.url, existing."at", existing.seen_at, existing.text_sha256,
    coalesce(held.bands, []) AS bands
FROM store.fingerprints AS existing
LEFT JOIN (
    SELECT article_id, list(band ORDER BY band) AS bands
    FROM store.bands
    WHERE article_id IN (SELECT named.article_id FROM named)
    GROUP BY article_id
) AS held USING (article_id)
WHERE existing.article_id IN (SELECT named.article_id FROM named)
ORDER BY existing."at", existing.article_id
