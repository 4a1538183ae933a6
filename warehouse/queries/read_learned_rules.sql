-- Return the learned rules for the named blocks, refused ones too.
SELECT rule, site, key, text, class, articles, of_articles, first_day, last_day, learned_at, refused_at
FROM store.learned_rules
WHERE key IN (SELECT number FROM incoming_numbers)
ORDER BY rule
