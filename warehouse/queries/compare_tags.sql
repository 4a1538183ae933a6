-- Count for each tag and relevance the articles that gain or lose it, with examples.
WITH after_rebuild AS (SELECT article_id, tag || ' (' || relevance || ')' AS tag FROM store.article_tags),
before_rebuild AS (SELECT article_id, tag || ' (' || relevance || ')' AS tag FROM before.store.article_tags),
changed AS (
    SELECT 1 AS gained, 0 AS lost, * FROM (FROM after_rebuild EXCEPT FROM before_rebuild)
    UNION ALL
    SELECT 0, 1, * FROM (FROM before_rebuild EXCEPT FROM after_rebuild)
)
SELECT
    tag AS name, sum(gained)::INTEGER AS gained, sum(lost)::INTEGER AS lost,
    list(if(gained = 1, '+ ', '- ') || article_id ORDER BY article_id)[:$limit] AS examples
FROM changed
GROUP BY tag
ORDER BY sum(gained) + sum(lost) DESC, tag
