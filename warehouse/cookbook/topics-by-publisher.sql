-- Which topics does each publisher care about?
--
-- Each row is one of the 20 largest publishers with its five most frequent topics, each with the share of its reports
-- about it.
--
-- subject: tags
-- columns: source, originals, topics
WITH large AS (
    SELECT source, originals FROM sources ORDER BY originals DESC, source LIMIT 20
),
counted AS (
    SELECT large.source, large.originals, given.tag, count(*) AS articles
    FROM large
    JOIN articles AS article ON article.source = large.source
    JOIN article_tags AS given ON given.article_id = article.article_id
    WHERE article.duplicate_of IS NULL AND given.kind = 'topic' AND given.relevance = 'subject'
    GROUP BY ALL
)
SELECT
    source,
    any_value(originals) AS originals,
    list(tag || ' ' || (100 * articles / originals)::INTEGER || ' %' ORDER BY articles DESC, tag)[:5] AS topics
FROM counted
GROUP BY source
ORDER BY originals DESC, source
