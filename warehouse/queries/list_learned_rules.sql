-- List all learned rules, the newest first.
SELECT rule, site, key, text, class, articles, of_articles, first_day, last_day, learned_at, refused_at
FROM store.learned_rules
ORDER BY learned_at DESC, rule
