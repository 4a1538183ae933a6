-- Return the learned rules of some names.
SELECT rule, site, key, text, class, articles, of_articles, first_day, last_day, learned_at, refused_at
FROM store.learned_rules
WHERE rule IN (SELECT unnest($rule_names))
ORDER BY rule
