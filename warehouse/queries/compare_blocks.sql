-- Count for each rule the blocks that only the rebuild removes, and those that only the state before removed.
WITH after_rebuild AS (
    SELECT block.article_id, block.rule, block.text
    FROM store.blocks AS block
    JOIN store.articles USING (article_id, revision)
    WHERE block.rule IS NOT NULL
),
before_rebuild AS (
    SELECT block.article_id, block.rule, block.text
    FROM before.store.blocks AS block
    JOIN before.store.articles USING (article_id, revision)
    WHERE block.rule IS NOT NULL
),
changed AS (
    SELECT 1 AS gained, 0 AS lost, * FROM (FROM after_rebuild EXCEPT ALL FROM before_rebuild)
    UNION ALL
    SELECT 0, 1, * FROM (FROM before_rebuild EXCEPT ALL FROM after_rebuild)
)
SELECT
    rule AS name, sum(gained)::INTEGER AS gained, sum(lost)::INTEGER AS lost,
    list_transform(
        list_sort(list(DISTINCT {'text': text, 'sign': if(gained = 1, '+ ', '- ')}))[:$limit],
        lambda example: example.sign || example.text
    ) AS examples
FROM changed
GROUP BY rule
ORDER BY sum(gained) + sum(lost) DESC, rule
