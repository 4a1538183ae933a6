-- Return whether one of the named articles, reported from $first on, has a claim on a subject.
SELECT count(*) > 0
FROM store.claims
WHERE
    subject IS NOT NULL
    AND reported_at >= $first
    AND article_id IN (SELECT key FROM incoming_keys)
