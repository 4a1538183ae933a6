-- Note the bands in runs whose fingerprint is replaced or removed. While its bands become a run, or where that was
-- interrupted, some of them are in runs and others are not.
INSERT INTO store.former_bands
SELECT band, fingerprint
FROM (
    SELECT unnest(bands) AS band, number AS fingerprint
    FROM store.fingerprints
    WHERE article_id IN (SELECT key FROM incoming_replaced)
)
ANTI JOIN store.recent_bands USING (band, fingerprint)
