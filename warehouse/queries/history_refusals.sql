-- Return the refusals of an article's addresses, which led to it at other times, the oldest first.
SELECT url, origin, stage, reason, detail
FROM store.refusals
WHERE url IN (
    SELECT url FROM store.pages WHERE article_id = $article_id AND url IS NOT NULL
    UNION
    SELECT url FROM store.entries WHERE article_id = $article_id
)
ORDER BY "at", stage, reason
