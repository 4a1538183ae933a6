-- How is attention divided between Nissan and its rivals?
--
-- Each row is a month of publication and a company: reports about it, and its share in the reports about any company.
-- A report about two counts for both.
--
-- subject: tags
-- columns: month, company, originals, share
WITH counted AS (
    SELECT date_trunc('month', article.published_on)::DATE AS month, given.tag, count(*) AS originals
    FROM article_tags AS given
    JOIN articles AS article ON article.article_id = given.article_id
    WHERE
        given.kind = 'company'
        AND given.relevance = 'subject'
        AND article.duplicate_of IS NULL
        AND article.published_on IS NOT NULL
    GROUP BY ALL
)
SELECT
    month,
    tag AS company,
    originals,
    round(originals / sum(originals) OVER (PARTITION BY month), 3) AS share
FROM counted
QUALIFY row_number() OVER (PARTITION BY month ORDER BY originals DESC, tag) <= 8
ORDER BY month DESC, originals DESC, company
