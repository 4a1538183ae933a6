-- Return all members, oldest first, of the stories that have a member within $window of a new article, or a named
-- member; while fewer than $young articles have terms, of all stories. Named stories come first, then those that share
-- the most rare terms with the new articles, until there are $limit articles.
WITH days AS (
    SELECT DISTINCT unnest(range(
        epoch_ms("at" - $window) // 86400000, epoch_ms("at" + $window) // 86400000 + 1
    )) AS day
    FROM incoming_terms
),
near AS (
    SELECT member.story_id, term.counts
    FROM store.terms AS term
    JOIN store.memberships AS member ON member.article_id = term.article_id
    WHERE
        (SELECT count(*) FROM store.terms) < $young AND EXISTS (FROM incoming_terms)
        OR (
            term."at" >= (SELECT min("at") - $window FROM incoming_terms)
            AND term."at" <= (SELECT max("at") + $window FROM incoming_terms)
            AND epoch_ms(term."at") // 86400000 IN (SELECT day FROM days)
        )
),
named AS (
    SELECT DISTINCT story_id FROM store.memberships WHERE article_id IN (SELECT key FROM incoming_keys)
),
rare AS (
    SELECT term, ln(1 + (SELECT count(*) FROM store.terms) / articles) AS weight
    FROM store.term_frequencies
    WHERE term IN (SELECT unnest(map_keys(counts)) FROM incoming_terms)
),
shared AS (
    SELECT story_id, sum(weight) AS weight
    FROM (
        SELECT DISTINCT story_id, term
        FROM (SELECT story_id, unnest(map_keys(counts)) AS term FROM near)
    )
    JOIN rare USING (term)
    GROUP BY story_id
),
sized AS (
    SELECT story_id, count(*) AS articles
    FROM store.memberships
    WHERE story_id IN (SELECT story_id FROM near UNION SELECT story_id FROM named)
    GROUP BY story_id
    HAVING count(*) <= $limit  -- a story that is too large does not keep others out
),
ranked AS (
    SELECT
        story_id,
        sum(articles) OVER (
            ORDER BY story_id IN (SELECT story_id FROM named) DESC, coalesce(weight, 0) DESC, story_id
        ) AS so_far
    FROM sized
    LEFT JOIN shared USING (story_id)
)
SELECT
    member.story_id,
    term.article_id,
    term."at",
    map_keys(term.counts) AS names,
    map_values(term.counts) AS counts,
    link.duplicate_of
FROM store.memberships AS member
JOIN store.terms AS term ON term.article_id = member.article_id
LEFT JOIN store.duplicates AS link ON link.article_id = member.article_id
WHERE member.story_id IN (SELECT story_id FROM ranked WHERE so_far <= $limit)
ORDER BY term."at", term.article_id
