-- Delete the bands of articles that have a new fingerprint. Few batches hold an existing article, so this mostly
-- reads no bands.
DELETE FROM store.bands
WHERE
    article_id IN (
        SELECT article_id
        FROM incoming_fingerprints
        WHERE article_id IN (SELECT article_id FROM store.fingerprints)
    )
