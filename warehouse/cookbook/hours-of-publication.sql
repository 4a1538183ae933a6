-- At which hours is news published?
--
-- Each row is an hour of the day in UTC, with reports by language for the languages that are most frequent. Only
-- times with an hour count.
--
-- subject: sources
-- columns: hour, originals, languages
WITH counted AS (
    SELECT hour(timezone('UTC', published_at)) AS hour, coalesce(language, '?') AS language, count(*) AS originals
    FROM articles
    WHERE duplicate_of IS NULL AND published_precision IN ('second', 'minute')
    GROUP BY ALL
)
SELECT
    hour,
    sum(originals)::BIGINT AS originals,
    list(language || ' ' || originals ORDER BY originals DESC, language)[:5] AS languages
FROM counted
GROUP BY hour
ORDER BY hour
