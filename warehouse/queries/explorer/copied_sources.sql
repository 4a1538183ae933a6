-- Returns whom a publisher copied in the window, those with many copies first.
SELECT
    original.source,
    count(*) AS copies,
    to_milliseconds(greatest(0, median(date_diff('millisecond', coalesce(near.came_out_at, original.first_seen_at), copy.came_out_at)))::BIGINT)
        AS delay
FROM chosen AS copy
JOIN store.articles AS original ON original.article_id = copy.duplicate_of
LEFT JOIN chosen AS near ON near.article_id = copy.duplicate_of
WHERE copy.source = $source AND original.source <> copy.source
GROUP BY original.source
ORDER BY copies DESC, original.source
LIMIT $limit;
