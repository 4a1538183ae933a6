-- Return the original of an article, if the article is a copy, and its copies.
SELECT
    link.duplicate_of = other.article_id AS is_original, other.article_id, other.title, other.source, other.url,
    other.first_seen_at, link.method, link.score, link.relation
FROM duplicates AS link
JOIN articles AS other
    ON other.article_id
    = CASE WHEN link.article_id = $article_id THEN link.duplicate_of ELSE link.article_id END
WHERE link.article_id = $article_id OR link.duplicate_of = $article_id
ORDER BY is_original DESC, other.first_seen_at, other.article_id
