-- Blocks that no article has had for $days days are forgotten; most stood on one article only.
DELETE FROM store.block_counts
WHERE last_day < (SELECT max(last_day) FROM incoming_block_counts) - $days::INTEGER
