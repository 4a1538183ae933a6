-- Return the named articles, published between $first and $last, and all articles in their stories, oldest first, with the
-- rows of their terms, and the times between which they all are. All rows of a story have its times, so that the row
-- groups of others are skipped; of terms only those between $since and $until are looked at.
WITH near AS (
    SELECT article_id, story_id, first_at, last_at
    FROM store.memberships
    WHERE last_at >= $first AND first_at <= $last
),
members AS (
    FROM near
    WHERE story_id IN (SELECT story_id FROM near WHERE article_id IN (SELECT key FROM incoming_keys))
),
chosen AS (
    SELECT key AS article_id FROM incoming_keys
    UNION
    SELECT article_id FROM members
)
SELECT
    term.rowid AS "row", term.article_id, term."at", member.story_id, link.duplicate_of, term.language,
    (SELECT min(first_at) FROM members) AS first_at,
    (SELECT max(last_at) FROM members) AS last_at
FROM chosen
JOIN store.terms AS term ON term.article_id = chosen.article_id
LEFT JOIN members AS member ON member.article_id = chosen.article_id
LEFT JOIN store.duplicates AS link ON link.article_id = chosen.article_id
WHERE term."at" >= $since AND term."at" <= $until
ORDER BY term."at", term.article_id
