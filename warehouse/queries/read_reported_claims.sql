-- Return the claims of the named articles that are no copies, reported from $first on, with their publishers.
-- The claims are chosen before anything is joined: most new articles have none, and then no other table is read.
WITH chosen AS MATERIALIZED (
    SELECT claim.*
    FROM store.claims AS claim
    WHERE
        claim.subject IS NOT NULL
        AND claim.reported_at >= $first
        AND claim.article_id IN (SELECT key FROM incoming_keys)
)
SELECT
    claim.article_id, claim.position, claim.reported_at, claim.reported_at < article.first_seen_at AS is_dated,
    nullif(article.source, article.corpus) AS source,
    coalesce(claim.attributed_to = claim.subject OR speaker.parent = claim.subject, false) AS is_own,
    claim.subject, claim.quantity, claim.value_low, claim.value_high, claim.unit, claim.change_from, claim.period_begin,
    claim.period_end, claim.period, claim.qualifier, claim.rounded, claim.attributed_to, claim.evidence, claim.scope
FROM chosen AS claim
JOIN store.articles AS article ON article.article_id = claim.article_id
LEFT JOIN store.tags AS speaker ON speaker.tag = claim.attributed_to
ANTI JOIN store.duplicates AS link ON link.article_id = claim.article_id
ORDER BY claim.reported_at, claim.article_id, claim.position
