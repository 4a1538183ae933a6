-- Which rules remove more than they should?
--
-- Each row is a rule at a publisher that takes a large share of its words. Read some of what it removed: SELECT text
-- FROM blocks WHERE rule = 'its rule'.
--
-- subject: changes
-- columns: rule, class, source, blocks, words, share
SELECT rule, class, source, blocks, words, share
FROM removals
ORDER BY share DESC, words DESC, rule, source
LIMIT 30
