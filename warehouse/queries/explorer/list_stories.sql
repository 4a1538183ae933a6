-- Lists the stories with a report in the window, those of many publishers first, each with the number of all.
WITH members AS (
    SELECT
        member.story_id, member.score, article.*, link.article_id IS NOT NULL AS is_copy,
        (article.came_out_at, article.first_seen_at, article.article_id) AS publication_order
    FROM chosen AS article
    JOIN store.memberships AS member ON member.article_id = article.article_id
    LEFT JOIN store.duplicates AS link ON link.article_id = article.article_id
)
SELECT
    story_id,
    arg_min(title, (is_copy, -score, publication_order)) AS headline,
    count(*) FILTER (NOT is_copy) AS originals,
    count(*) FILTER (is_copy) AS copies,
    count(DISTINCT source) AS sources,
    list_sort(list_distinct(list(language) FILTER (language IS NOT NULL))) AS languages,
    list_transform(
        list_sort(list_transform(
            map_entries(list_histogram(flatten(list(tags)))),
            lambda counted: {'rank': -counted.value::BIGINT, 'tag': counted.key}
        ))[:5],
        lambda ranked: ranked.tag
    ) AS tags,
    min(came_out_at) AS first_at,
    max(came_out_at) AS last_at,
    arg_min(source, publication_order) AS first_source,
    count(*) OVER () AS total
FROM members
GROUP BY story_id
ORDER BY sources DESC, originals DESC, last_at DESC, story_id
LIMIT $limit OFFSET $first_row;
