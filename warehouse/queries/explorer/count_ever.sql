-- Returns the number of the matched articles of a publisher and with some tags, at any time and in any corpus.
SELECT count(*)
FROM matched
JOIN store.articles AS article ON article.article_id = matched.article_id
WHERE
    (article.source = $source OR $source IS NULL)
    AND (
        len($tags) = 0
        OR article.article_id IN (
            SELECT given.article_id
            FROM store.article_tags AS given
            WHERE list_contains($tags, given.tag)
            GROUP BY given.article_id
            HAVING count(DISTINCT given.tag) = len($tags)
        )
    );
