-- Count the revisions, links to originals, story memberships, refused pages and learned rules that are new or gone.
WITH after_rebuild AS (
    SELECT 'revisions' AS name, article_id || ' ' || left(sha256, 12) AS fact FROM store.revisions
    UNION ALL SELECT 'duplicates', article_id || ' of ' || duplicate_of FROM store.duplicates
    UNION ALL SELECT 'stories', article_id || ' in ' || story_id FROM store.memberships
    UNION ALL SELECT 'refusals', coalesce(url, origin) || ': ' || reason FROM store.pages WHERE outcome = 'refused'
    UNION ALL SELECT 'learned rules', rule FROM store.learned_rules WHERE refused_at IS NULL
),
before_rebuild AS (
    SELECT 'revisions' AS name, article_id || ' ' || left(sha256, 12) AS fact FROM before.store.revisions
    UNION ALL SELECT 'duplicates', article_id || ' of ' || duplicate_of FROM before.store.duplicates
    UNION ALL SELECT 'stories', article_id || ' in ' || story_id FROM before.store.memberships
    UNION ALL SELECT 'refusals', coalesce(url, origin) || ': ' || reason FROM before.store.pages WHERE outcome = 'refused'
    UNION ALL SELECT 'learned rules', rule FROM before.store.learned_rules WHERE refused_at IS NULL
),
changed AS (
    SELECT 1 AS gained, 0 AS lost, * FROM (FROM after_rebuild EXCEPT ALL FROM before_rebuild)
    UNION ALL
    SELECT 0, 1, * FROM (FROM before_rebuild EXCEPT ALL FROM after_rebuild)
)
SELECT
    name, sum(gained)::INTEGER AS gained, sum(lost)::INTEGER AS lost,
    list(if(gained = 1, '+ ', '- ') || fact ORDER BY fact)[:$limit] AS examples
FROM changed
GROUP BY name
ORDER BY name
