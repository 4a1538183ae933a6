-- How much of a publisher's pages is not reporting?
--
-- Each row is a publisher: the share of the words that were removed from its articles, and the median length of what
-- was left.
--
-- subject: sources
-- columns: source, articles, removed_share, median_words
SELECT source, articles, removed_share, median_words
FROM sources
ORDER BY removed_share DESC, source
LIMIT 40
