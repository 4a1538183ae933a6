-- Return the stories of about the same time that share most with one: the tags that they are about and the terms that hold
-- them together, each weighed by how rare it is among these stories (Jaccard similarity of weighted sets).
WITH near AS (
    SELECT member.story_id, article.tags, member.terms
    FROM store.fingerprints AS dated
    JOIN store.memberships AS member ON member.article_id = dated.article_id
    JOIN store.articles AS article ON article.article_id = dated.article_id
    WHERE dated."at" BETWEEN $first AND $last AND article.first_seen_at >= $first
),
features AS (
    SELECT DISTINCT story_id, feature
    FROM (
        SELECT story_id, unnest(terms) AS feature FROM near
        UNION ALL
        SELECT story_id, 'tag:' || unnest(tags) FROM near
    )
),
weighted AS (
    SELECT
        story_id, feature, ln(1 + (SELECT count(DISTINCT story_id) FROM features) / count(*) OVER (PARTITION BY feature)) AS weight
    FROM features
),
own AS (
    SELECT feature, weight FROM weighted WHERE story_id = $story_id
),
compared AS (
    SELECT
        one.story_id,
        sum(one.weight) FILTER (own.feature IS NOT NULL) AS shared,
        sum(one.weight) AS total,
        list(one.feature ORDER BY one.weight DESC, one.feature) FILTER (own.feature IS NOT NULL) AS features
    FROM weighted AS one
    LEFT JOIN own ON own.feature = one.feature
    WHERE one.story_id <> $story_id
    GROUP BY one.story_id
),
measured AS (
    SELECT story_id, shared / (total + (SELECT sum(weight) FROM own) - shared) AS similarity, features
    FROM compared
)
SELECT story_id, similarity, features
FROM measured
WHERE similarity >= $least
ORDER BY similarity DESC, story_id
LIMIT $limit
