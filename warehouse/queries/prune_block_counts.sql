-- Delete the counts of blocks that no article has had for $days days; most were on one article only.
DELETE FROM store.block_counts
WHERE last_day < (SELECT max(last_day) FROM incoming_block_counts) - $days::INTEGER
