-- Return the stories of about the same time that share most with one, and what: the tags that they are about and the terms
-- that hold them together, each weighed by how rare it is among the articles of that time. The share is that of the
-- weights of all that the story has; of two stories with the same share the one with fewer articles comes first.
-- $until is when the last of them was seen. No more than a number of articles are compared, those nearest to the middle of that time.
WITH dated AS MATERIALIZED (
    SELECT article_id, "at"
    FROM store.fingerprints
    WHERE "at" BETWEEN $first AND $last
    ORDER BY abs(epoch("at") - (epoch($first) + epoch($last)) / 2), article_id
    LIMIT $greatest
),
near AS MATERIALIZED (
    SELECT
        member.story_id, dated.article_id, article.source, article.tags, member.terms, member.score,
        -- An article without a date counts from the end of the day on which it was seen, in fingerprints alone.
        least(dated."at", article.first_seen_at) AS came_out_at,
        link.article_id IS NOT NULL AS is_copy
    FROM dated
    JOIN store.memberships AS member ON member.article_id = dated.article_id
    JOIN store.articles AS article ON article.article_id = dated.article_id
    LEFT JOIN store.duplicates AS link ON link.article_id = dated.article_id
    WHERE article.first_seen_at BETWEEN $first AND $until
),
features AS MATERIALIZED (
    SELECT story_id, unnest(terms) AS feature, false AS is_tag FROM near
    UNION ALL
    SELECT story_id, unnest(tags), true FROM near
),
own AS MATERIALIZED (
    SELECT DISTINCT feature, is_tag FROM features WHERE story_id = $story_id
),
weighted AS (
    SELECT own.feature, own.is_tag, ln((SELECT count(*) + 1 FROM near) / count(*)) AS weight
    FROM own
    JOIN features AS one ON one.feature = own.feature AND one.is_tag = own.is_tag
    GROUP BY own.feature, own.is_tag
),
shared AS (
    SELECT DISTINCT one.story_id, weighted.feature, weighted.is_tag, weighted.weight
    FROM features AS one
    JOIN weighted ON weighted.feature = one.feature AND weighted.is_tag = one.is_tag
    WHERE one.story_id <> $story_id
),
measured AS (
    SELECT
        story_id,
        sum(weight) / (SELECT sum(weight) FROM weighted) AS share,
        list(if(is_tag, 'tag:' || feature, feature) ORDER BY weight DESC, feature) AS features
    FROM shared
    GROUP BY story_id
)
SELECT
    measured.story_id, measured.share, measured.features,
    arg_min(near.article_id, (near.is_copy, -near.score, near.came_out_at, near.article_id)) AS central_id,
    count(*) AS articles, count(DISTINCT near.source) AS sources, min(near.came_out_at) AS first_at
FROM (FROM measured WHERE share >= $least ORDER BY share DESC, story_id LIMIT 4 * $limit) AS measured
JOIN near ON near.story_id = measured.story_id
GROUP BY measured.story_id, measured.share, measured.features
ORDER BY measured.share DESC, articles, measured.story_id
LIMIT $limit
