-- Every block of an article's newest revision, in its order on the page.
SELECT block.position, block.kind, block.text, block.kept, block.rule, block.class AS class_
FROM store.blocks AS block
JOIN store.articles AS article ON article.article_id = block.article_id AND article.revision = block.revision
WHERE article.article_id = $article_id
ORDER BY block.position
