-- How many blocks each rule removes that it did not before, and the other way round, with some of both.
WITH now_removed AS (
    SELECT part.article_id, part.rule, part.text
    FROM store.blocks AS part
    JOIN store.articles USING (article_id, revision)
    WHERE part.rule IS NOT NULL
),
then_removed AS (
    SELECT part.article_id, part.rule, part.text
    FROM before.store.blocks AS part
    JOIN before.store.articles USING (article_id, revision)
    WHERE part.rule IS NOT NULL
),
changed AS (
    SELECT 1 AS gained, 0 AS lost, * FROM (FROM now_removed EXCEPT ALL FROM then_removed)
    UNION ALL
    SELECT 0, 1, * FROM (FROM then_removed EXCEPT ALL FROM now_removed)
)
SELECT
    rule AS name, sum(gained)::INTEGER AS gained, sum(lost)::INTEGER AS lost,
    list_transform(
        list_sort(list(DISTINCT {'text': text, 'sign': if(gained = 1, '+ ', '- ')}))[:$most],
        lambda seen: seen.sign || seen.text
    ) AS examples
FROM changed
GROUP BY rule
ORDER BY sum(gained) + sum(lost) DESC, rule
