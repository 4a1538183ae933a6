-- Lists the stories with a report in the window, those of many publishers first, each with the number of all.
-- Headlines and tags are looked for only of those listed: of all stories of a million articles they found no room.
WITH counted AS (
    SELECT
        story_id,
        count(*) - count(duplicate_of) AS originals,
        count(duplicate_of) AS copies,
        count(DISTINCT source) AS sources,
        min(came_out_at) AS first_at,
        max(came_out_at) AS last_at,
        count(*) OVER () AS total
    FROM chosen
    WHERE story_id IS NOT NULL
    GROUP BY story_id
    ORDER BY sources DESC, originals DESC, last_at DESC, story_id
    LIMIT $limit OFFSET $first_row
),
members AS MATERIALIZED (
    SELECT *, duplicate_of IS NOT NULL AS is_copy, (came_out_at, first_seen_at, article_id) AS publication_order
    FROM chosen
    WHERE story_id IN (SELECT story_id FROM counted)
),
gathered AS (
    SELECT
        member.story_id,
        arg_min(newest.title, (member.is_copy, -membership.score, member.publication_order)) AS headline,
        list_sort(list(DISTINCT member.language) FILTER (member.language IS NOT NULL)) AS languages,
        arg_min(struct_pack(name := nullif(member.source, member.corpus)), member.publication_order).name AS first_source
    FROM members AS member
    JOIN store.memberships AS membership ON membership.article_id = member.article_id
    JOIN store.revisions AS newest ON newest.article_id = member.article_id AND newest.revision = member.revision
    GROUP BY member.story_id
),
ranked AS (
    SELECT story_id, tag, row_number() OVER (PARTITION BY story_id ORDER BY count(*) DESC, tag) AS place
    FROM (SELECT story_id, unnest(tags) AS tag FROM members)
    GROUP BY story_id, tag
    QUALIFY place <= 5
),
tagged AS (
    SELECT story_id, list(tag ORDER BY place) AS tags FROM ranked GROUP BY story_id
)
SELECT
    counted.*,
    gathered.headline,
    coalesce(gathered.languages, []) AS languages,
    gathered.first_source,
    coalesce(tagged.tags, []) AS tags
FROM counted
JOIN gathered ON gathered.story_id = counted.story_id
LEFT JOIN tagged ON tagged.story_id = counted.story_id
ORDER BY counted.sources DESC, counted.originals DESC, counted.last_at DESC, counted.story_id;
