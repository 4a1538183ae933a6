-- Return the requests for an address of an article, and those whose answers are its pages.
WITH page AS (
    SELECT * FROM store.pages WHERE article_id = $article_id
),
address AS (
    SELECT url FROM page WHERE url IS NOT NULL
    UNION
    SELECT url FROM store.entries WHERE article_id = $article_id
)
SELECT
    fetch_id, url, purpose, started_at, duration_ms, status, size, media_type, etag, last_modified,
    body_sha256, reason, detail, archived
FROM store.fetches
WHERE
    url IN (SELECT url FROM address)
    OR archived IN (SELECT archived FROM page WHERE archived IS NOT NULL)
ORDER BY started_at, fetch_id
