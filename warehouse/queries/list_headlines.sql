-- List the newest of the articles $chosen: the day of publication, title and source. Undated ones come last.
SELECT timezone('UTC', published_at)::DATE AS published_on, title, source
FROM articles
WHERE article_id IN (SELECT unnest($chosen))
ORDER BY published_at DESC NULLS LAST, first_seen_at DESC, article_id
LIMIT $limit
