-- Return the claims of an article in their order, in words and values.
SELECT
    claim.subject, claim.quantity, claim.value_low, claim.value_high, claim.unit, claim.change_from, claim.period,
    claim.qualifier, claim.attributed_to, claim.evidence
FROM store.claims AS claim
WHERE claim.article_id = $article_id
ORDER BY claim.position
