-- Which publishers give figures that others contradict?
--
-- Each row is a publisher with at least one figure: the figures of its reports, copies left out, how many of them another
-- report contradicts, and their share. Who of two is right, the figures do not say.
--
-- subject: claims
-- columns: source, figures, contradicted, share
WITH sides AS (
    SELECT article_id, position FROM contradictions
    UNION
    SELECT other_article_id, other_position FROM contradictions
)
SELECT
    claim.source,
    count(*) AS figures,
    count(sides.article_id) AS contradicted,
    round(count(sides.article_id) / count(*), 3) AS share
FROM claims AS claim
LEFT JOIN sides ON sides.article_id = claim.article_id AND sides.position = claim.position
WHERE claim.duplicate_of IS NULL
GROUP BY claim.source
ORDER BY contradicted DESC, figures DESC, claim.source
LIMIT 50
