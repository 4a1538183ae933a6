-- Copies repeat the figures of their originals, and are left out.
CREATE OR REPLACE MACRO claim_history(quantity, subject := NULL) AS TABLE
WITH asked AS NOT MATERIALIZED (
    SELECT quantity::VARCHAR AS quantity, subject::VARCHAR AS subject
),
stated AS NOT MATERIALIZED (
    SELECT claim.*
    FROM claims AS claim
    WHERE
        claim.quantity = (SELECT asked.quantity FROM asked)
        AND ((SELECT asked.subject FROM asked) IS NULL OR claim.subject = (SELECT asked.subject FROM asked))
        AND claim.duplicate_of IS NULL
),
decided AS NOT MATERIALIZED (
    SELECT pair.article_id, pair.position, pair.verdict, pair.other_article_id
    FROM store.claim_pairs AS pair
    UNION ALL
    SELECT pair.other_article_id, pair.other_position, pair.verdict || ' before', pair.article_id
    FROM store.claim_pairs AS pair
),
joined AS NOT MATERIALIZED (
    SELECT
        decided.article_id,
        decided.position,
        list(DISTINCT decided.other_article_id ORDER BY decided.other_article_id)
            FILTER (starts_with(decided.verdict, 'contradict')) AS contradicted_by,
        list(DISTINCT decided.other_article_id ORDER BY decided.other_article_id)
            FILTER (decided.verdict = 'update') AS replaced_by
    FROM decided
    GROUP BY decided.article_id, decided.position
)
SELECT
    stated.reported_at,
    stated.subject,
    stated.value_low,
    stated.value_high,
    stated.unit,
    stated.change_from,
    stated.rounded,
    stated.scope,
    stated.period,
    stated.period_end,
    stated.qualifier,
    stated.attributed_to,
    stated.words,
    stated.source,
    stated.article_id,
    stated.story_id,
    coalesce(joined.contradicted_by, []) AS contradicted_by,
    coalesce(joined.replaced_by, []) AS replaced_by
FROM stated
LEFT JOIN joined ON joined.article_id = stated.article_id AND joined.position = stated.position
ORDER BY stated.reported_at, stated.article_id, stated.position;

COMMENT ON MACRO TABLE claim_history IS
    'claim_history(quantity, subject := NULL): every figure of a quantity, the oldest first, without copies: the value with its unit, period and qualifier, who says so, the words, the publisher, the article, and the articles that contradict it (contradicted_by) or give a later figure (replaced_by). Example: SELECT reported_at, source, value_low, unit, words FROM claim_history(''job-cuts'', subject := ''nissan'')';
