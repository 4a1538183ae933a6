-- Every learned rule, the newest first.
SELECT rule, site, key, text, class AS class_, articles, of_articles, first_day, last_day, learned_at, refused_at
FROM store.learned_rules
ORDER BY learned_at DESC, rule
