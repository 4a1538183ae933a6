-- Return the newest title and text of the named articles, and when each was reported, by their identifiers.
SELECT
    article_id, title, text, published_on,
    least(CASE WHEN published_on IS NOT NULL THEN published_at END, revised_at) AS reported_at
FROM articles
WHERE article_id IN (SELECT key FROM incoming_keys)
ORDER BY article_id
