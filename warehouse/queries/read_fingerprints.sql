-- The named articles that are known, and the copies that hang on them, each with its latest text.
SELECT
    known.article_id, known.site, known.url, known."at", known.seen_at, known.text_sha256,
    coalesce(known.bands, []) AS bands, reading.text
FROM store.fingerprints AS known
JOIN store.articles AS article USING (article_id)
JOIN store.revisions AS reading USING (article_id, revision)
WHERE
    known.article_id IN (
        SELECT key FROM incoming_keys
        UNION
        SELECT article_id FROM store.duplicates WHERE nearest IN (SELECT key FROM incoming_keys)
    )
ORDER BY known."at", known.article_id
