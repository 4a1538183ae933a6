-- Return the claims of an article in their order, in words and values, with the labels of what the taxonomy has.
SELECT
    claim.subject, subject.label AS subject_label, claim.quantity, quantity.label AS quantity_label, claim.value_low,
    claim.value_high, claim.unit, claim.change_from, claim.period, claim.qualifier, claim.attributed_to,
    speaker.label AS speaker_label, claim.evidence
FROM (FROM store.claims WHERE article_id = $article_id) AS claim
LEFT JOIN store.quantities AS quantity ON quantity.quantity = claim.quantity
LEFT JOIN store.tags AS subject ON subject.tag = claim.subject
LEFT JOIN store.tags AS speaker ON speaker.tag = claim.attributed_to
ORDER BY claim.position
