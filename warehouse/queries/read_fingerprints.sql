-- The named articles that are known, and the copies that hang on them.
WITH named AS (
    SELECT key AS article_id FROM incoming_keys
    UNION
    SELECT article_id FROM store.duplicates WHERE nearest IN (SELECT key FROM incoming_keys)
)
SELECT
    known.article_id, known.site, known.url, known."at", known.seen_at, known.text_sha256,
    coalesce(held.bands, []) AS bands
FROM store.fingerprints AS known
LEFT JOIN (
    SELECT article_id, list(band ORDER BY band) AS bands
    FROM store.bands
    WHERE article_id IN (SELECT named.article_id FROM named)
    GROUP BY article_id
) AS held USING (article_id)
WHERE known.article_id IN (SELECT named.article_id FROM named)
ORDER BY known."at", known.article_id
