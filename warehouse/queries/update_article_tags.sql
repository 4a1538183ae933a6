-- Give articles that were tagged again the list of the tags that they are about.
UPDATE store.articles AS article
SET tags = coalesce(
    (
        SELECT list(given.tag ORDER BY given.score DESC, given.tag)
        FROM incoming_article_tags AS given
        WHERE given.article_id = article.article_id AND given.relevance = 'subject'
    ),
    []
)
WHERE article.article_id IN (SELECT key FROM incoming_keys)
