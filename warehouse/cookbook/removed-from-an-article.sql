-- Which blocks of an article were removed, and which were kept?
--
-- Each row is a block of the newest article, in its order on the page; removed ones name their rule. For another
-- article: SET VARIABLE article = 'its article_id'.
--
-- subject: changes
-- columns: position, kept, class, rule, text
WITH chosen AS (
    SELECT article_id, revision
    FROM articles
    WHERE
        article_id = coalesce(
            getvariable('article'), (SELECT arg_max(article_id, (first_seen_at, article_id)) FROM articles)
        )
)
SELECT block.position, block.kept, block.class, block.rule, block.text
FROM blocks AS block
JOIN chosen ON chosen.article_id = block.article_id AND chosen.revision = block.revision
ORDER BY block.position
