-- Return the revisions of some articles, but for the first of each, in the order in which they arrived.
SELECT revised.article_id, revised.revision, revised.seen_at, revised.title, change.title_before, change.figures
FROM store.changes AS change
JOIN (
    SELECT article_id, revision, seen_at, title
    FROM store.revisions
    WHERE article_id IN ($article_ids) AND seen_at >= $since
) AS revised ON revised.article_id = change.article_id AND revised.revision = change.revision
WHERE change.article_id IN ($article_ids)
ORDER BY revised.seen_at, revised.article_id, revised.revision
