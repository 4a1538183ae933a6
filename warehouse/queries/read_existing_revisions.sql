-- Return the newest revision of each of some articles, which are written as literals: DuckDB uses an index for those alone.
SELECT article_id, max(revision) AS revision, arg_max(sha256, revision) AS sha256
FROM (
    SELECT article_id, revision, sha256 FROM store.newest_texts WHERE article_id IN ($article_ids)
    UNION ALL
    SELECT article_id, revision, sha256 FROM store.recent_texts WHERE article_id IN ($article_ids)
)
GROUP BY article_id
