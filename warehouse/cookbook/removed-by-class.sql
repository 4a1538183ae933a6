-- How much was removed from articles, by class?
--
-- Each row is a class of boilerplate: how many blocks and words of it were removed, on how many publishers' pages,
-- and the share in all removed words. Nothing is deleted: the view blocks has every one.
--
-- subject: changes
-- columns: class, blocks, words, share, sources
SELECT
    class,
    sum(blocks)::BIGINT AS blocks,
    sum(words)::BIGINT AS words,
    round(sum(words) / sum(sum(words)) OVER (), 3) AS share,
    count(DISTINCT source) AS sources
FROM removals
GROUP BY class
ORDER BY words DESC, class
