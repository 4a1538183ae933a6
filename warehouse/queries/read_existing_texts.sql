-- Return the newest title and text of each of some articles, which are written as literals: DuckDB uses an index for
-- those alone.
SELECT article_id, arg_max(title, revision) AS title, arg_max(packed_text, revision) AS packed_text
FROM (
    SELECT article_id, revision, title, packed_text FROM store.newest_texts WHERE article_id IN ($article_ids)
    UNION ALL
    SELECT article_id, revision, title, packed_text FROM store.recent_texts WHERE article_id IN ($article_ids)
)
GROUP BY article_id
