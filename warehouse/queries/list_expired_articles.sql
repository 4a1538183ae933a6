-- List the articles whose newest revision is older than their corpus is kept. An original stays as long as one of its
-- copies does.
WITH aged AS (
    SELECT
        article.article_id,
        article.corpus,
        newest.seen_at,
        newest.seen_at < coalesce(stated.kept_since, $kept_since) AS is_expired
    FROM store.articles AS article
    JOIN store.revisions AS newest ON newest.article_id = article.article_id AND newest.revision = article.revision
    LEFT JOIN incoming_corpora AS stated ON stated.corpus = article.corpus
)
SELECT article_id, corpus, seen_at
FROM aged
WHERE
    is_expired
    AND article_id NOT IN (
        SELECT unnest([link.duplicate_of, link.nearest])
        FROM store.duplicates AS link
        JOIN aged AS copy ON copy.article_id = link.article_id
        WHERE NOT copy.is_expired
    )
ORDER BY article_id
