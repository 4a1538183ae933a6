-- Delete the recent bands whose fingerprint is replaced or removed.
DELETE FROM store.recent_bands
WHERE
    fingerprint IN (
        SELECT number FROM store.fingerprints WHERE article_id IN (SELECT key FROM incoming_replaced)
    )
