-- Return one row on some articles: when the first and the last of them arrived, and the number of revisions of the one that
-- has most; NULLs where there are none.
SELECT min(first_seen_at) AS first, max(first_seen_at) AS last, max(revision) AS revisions
FROM store.articles
WHERE article_id IN ($article_ids)
