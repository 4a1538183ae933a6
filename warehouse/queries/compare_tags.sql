-- On how many articles each tag, as subject or as mention, is new or gone, with some of both.
WITH now_tagged AS (SELECT article_id, tag || ' (' || relevance || ')' AS tag FROM store.article_tags),
then_tagged AS (SELECT article_id, tag || ' (' || relevance || ')' AS tag FROM before.store.article_tags),
changed AS (
    SELECT 1 AS gained, 0 AS lost, * FROM (FROM now_tagged EXCEPT FROM then_tagged)
    UNION ALL
    SELECT 0, 1, * FROM (FROM then_tagged EXCEPT FROM now_tagged)
)
SELECT
    tag AS name, sum(gained)::INTEGER AS gained, sum(lost)::INTEGER AS lost,
    list(if(gained = 1, '+ ', '- ') || article_id ORDER BY article_id)[:$most] AS examples
FROM changed
GROUP BY tag
ORDER BY sum(gained) + sum(lost) DESC, tag
