-- Return the counts of the named blocks; a block that no article has had for $days days is forgotten.
SELECT key, site, articles, first_day, last_day, article_id
FROM store.block_counts
WHERE key IN (SELECT number FROM incoming_numbers) AND last_day >= $day::DATE - $days::INTEGER
ORDER BY key
