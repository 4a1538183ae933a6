-- Return the learned rules that removed blocks of an article's newest revision.
SELECT rule, site, key, text, class, articles, of_articles, first_day, last_day, learned_at, refused_at
FROM store.learned_rules
WHERE rule IN (
    SELECT block.rule
    FROM store.blocks AS block
    JOIN store.articles AS article ON article.article_id = block.article_id AND article.revision = block.revision
    WHERE article.article_id = $article_id
)
ORDER BY rule
