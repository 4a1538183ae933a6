-- Returns what rules removed from a publisher's articles of the window, by class; the texts are not read.
WITH counted AS (
    SELECT
        coalesce(block.class, 'other') AS class,
        block.rule,
        count(*) AS blocks,
        list(DISTINCT block.article_id) AS articles,
        coalesce(sum(block.words), 0) AS words
    FROM store.blocks AS block
    JOIN chosen AS article ON article.article_id = block.article_id AND article.revision = block.revision
    WHERE NOT block.kept AND article.source = $source
    GROUP BY ALL
)
SELECT
    class,
    sum(blocks)::BIGINT AS blocks,
    len(list_distinct(flatten(list(articles)))) AS articles,
    sum(words)::BIGINT AS words,
    list(rule ORDER BY blocks DESC, rule)[:5] AS rules
FROM counted
GROUP BY class
ORDER BY words DESC, class;
