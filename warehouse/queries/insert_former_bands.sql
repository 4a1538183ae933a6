-- Note the bands in runs whose fingerprint is replaced or removed.
INSERT INTO store.former_bands
SELECT unnest(bands), number
FROM store.fingerprints
WHERE
    article_id IN (SELECT key FROM incoming_replaced)
    AND number NOT IN (SELECT fingerprint FROM store.recent_bands)
