-- How many revisions, links to originals, places in stories, refused pages and learned rules are new or gone.
WITH now_there AS (
    SELECT 'revisions' AS name, article_id || ' ' || left(sha256, 12) AS fact FROM store.revisions
    UNION ALL SELECT 'duplicates', article_id || ' of ' || duplicate_of FROM store.duplicates
    UNION ALL SELECT 'stories', article_id || ' in ' || story_id FROM store.memberships
    UNION ALL SELECT 'refusals', coalesce(url, origin) || ': ' || reason FROM store.pages WHERE outcome = 'refused'
    UNION ALL SELECT 'learned rules', rule FROM store.learned_rules WHERE refused_at IS NULL
),
then_there AS (
    SELECT 'revisions' AS name, article_id || ' ' || left(sha256, 12) AS fact FROM before.store.revisions
    UNION ALL SELECT 'duplicates', article_id || ' of ' || duplicate_of FROM before.store.duplicates
    UNION ALL SELECT 'stories', article_id || ' in ' || story_id FROM before.store.memberships
    UNION ALL SELECT 'refusals', coalesce(url, origin) || ': ' || reason FROM before.store.pages WHERE outcome = 'refused'
    UNION ALL SELECT 'learned rules', rule FROM before.store.learned_rules WHERE refused_at IS NULL
),
changed AS (
    SELECT 1 AS gained, 0 AS lost, * FROM (FROM now_there EXCEPT ALL FROM then_there)
    UNION ALL
    SELECT 0, 1, * FROM (FROM then_there EXCEPT ALL FROM now_there)
)
SELECT
    name, sum(gained)::INTEGER AS gained, sum(lost)::INTEGER AS lost,
    list(if(gained = 1, '+ ', '- ') || fact ORDER BY fact)[:$most] AS examples
FROM changed
GROUP BY name
ORDER BY name
