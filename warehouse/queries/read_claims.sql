-- Return the claims of the named articles, each with the versions by which it was found.
SELECT
    article_id, position, reported_at, subject, quantity, value_low, value_high, unit, change_from, period_begin,
    period_end, period, qualifier, rounded, attributed_to, evidence, scope, quantities_version, taxonomy_version
FROM store.claims
WHERE article_id IN (SELECT key FROM incoming_keys)
ORDER BY article_id, position
