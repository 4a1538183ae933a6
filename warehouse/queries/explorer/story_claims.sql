-- Return the figures that some articles state, those of one subject and quantity together, the oldest first.
SELECT
    claim.article_id, claim.position, claim.subject, claim.quantity, claim.label, claim.value_low, claim.value_high, claim.unit,
    claim.change_from, claim.rounded, claim.scope, claim.period, claim.qualifier, claim.attributed_to, claim.words,
    claim.source, claim.reported_at, claim.duplicate_of
FROM claims AS claim
WHERE claim.article_id IN ($article_ids)
ORDER BY claim.quantity, claim.subject, claim.reported_at, claim.article_id, claim.position
