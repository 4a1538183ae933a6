-- Return the claims of other articles that may be compared with the staged ones though they are of another story:
-- reported between $first and $last of the same subject, on the same quantities or what these are derived from, for a
-- plan, a state or a stated period. Of those that give the same figure the $limit newest count; with each come all claims
-- of its article on the same subjects, since one of them may agree.
WITH wanted AS (
    SELECT DISTINCT subject, quantity FROM incoming_topics
),
rivals AS (
    SELECT claim.article_id
    FROM store.claims AS claim
    JOIN wanted ON wanted.subject = claim.subject AND wanted.quantity = claim.quantity
    JOIN store.quantities AS quantity ON quantity.quantity = claim.quantity
    WHERE
        (quantity.is_lasting OR claim.period_end IS NOT NULL)
        AND claim.reported_at >= $first
        AND claim.reported_at <= $last
        AND claim.article_id NOT IN (SELECT key FROM incoming_keys)
    QUALIFY
        row_number() OVER (
            PARTITION BY
                claim.subject, claim.quantity, claim.unit, claim.value_low, claim.value_high, claim.change_from,
                claim.scope, claim.period_end
            ORDER BY claim.reported_at DESC, claim.article_id, claim.position
        ) <= $limit
),
chosen AS MATERIALIZED (
    SELECT claim.*
    FROM store.claims AS claim
    WHERE
        claim.article_id IN (SELECT article_id FROM rivals)
        AND claim.subject IN (SELECT subject FROM wanted)
        AND claim.reported_at >= $first
        AND claim.reported_at <= $last
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
