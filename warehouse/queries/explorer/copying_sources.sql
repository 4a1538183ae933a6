-- Returns who copied a publisher in the window, those with many copies first.
SELECT
    copy.source,
    count(*) AS copies,
    to_milliseconds(greatest(0, median(date_diff('millisecond', coalesce(near.came_out_at, original.first_seen_at), copy.came_out_at)))::BIGINT)
        AS delay
FROM chosen AS copy
JOIN store.articles AS original ON original.article_id = copy.duplicate_of AND original.source = $source
LEFT JOIN chosen AS near ON near.article_id = copy.duplicate_of
WHERE copy.source <> $source
GROUP BY copy.source
ORDER BY copies DESC, copy.source
LIMIT $limit;
