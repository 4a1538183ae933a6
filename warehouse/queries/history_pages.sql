-- Return the pages that an article was read from, in the order in which they arrived: none before its first revision.
SELECT page_id, origin, url, media_type, sha256, received_at, outcome, archived
FROM pages
WHERE article_id = $article_id AND received_at >= $since
ORDER BY received_at, page_id
