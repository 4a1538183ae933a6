-- In which languages is Nissan reported, month by month?
--
-- Each row is a month of publication and a language: reports, publishers, and the share of the month's reports.
--
-- subject: sources
-- columns: month, language, originals, sources, share
WITH counted AS (
    SELECT
        date_trunc('month', published_on)::DATE AS month,
        language,
        count(*) AS originals,
        count(DISTINCT source) AS sources
    FROM articles
    WHERE duplicate_of IS NULL AND published_on IS NOT NULL
    GROUP BY ALL
)
SELECT month, language, originals, sources, round(originals / sum(originals) OVER (PARTITION BY month), 3) AS share
FROM counted
ORDER BY month DESC, originals DESC, language
