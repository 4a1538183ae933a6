-- Return the figures that some articles state, those of one subject and quantity together, the oldest first. Subjects and
-- speakers that are tags are named by their labels.
SELECT
    claim.article_id, claim.position, coalesce(subject.label, claim.subject) AS subject, claim.quantity, claim.label,
    claim.value_low, claim.value_high, claim.unit, claim.change_from, claim.rounded, claim.scope, claim.period,
    claim.qualifier, coalesce(speaker.label, claim.attributed_to) AS attributed_to, claim.words, claim.source,
    claim.reported_at, claim.duplicate_of
FROM claims AS claim
LEFT JOIN store.tags AS subject ON subject.tag = claim.subject
LEFT JOIN store.tags AS speaker ON speaker.tag = claim.attributed_to
WHERE claim.article_id IN ($article_ids)
ORDER BY claim.quantity, claim.subject, claim.reported_at, claim.article_id, claim.position
