-- The view tag_pairs has these numbers for every tag, and how they are made.
CREATE OR REPLACE MACRO co_tags(tag, relevance := NULL) AS TABLE
WITH asked AS MATERIALIZED (
    SELECT
        tag::VARCHAR AS tag,
        CASE
            WHEN relevance IS NULL THEN 'any'
            WHEN relevance::VARCHAR = 'subject' THEN 'subject'
            ELSE error('relevance is ''subject'' or NULL, and not ' || relevance::VARCHAR)
        END AS relevance
)
SELECT pair.* EXCLUDE (tag, relevance) RENAME (other AS tag, other_kind AS kind)
FROM tag_pairs AS pair
WHERE
    pair.tag = (SELECT asked.tag FROM asked)
    AND pair.relevance = (SELECT asked.relevance FROM asked)
ORDER BY pair.surprise DESC, pair.articles DESC, pair.other;

COMMENT ON MACRO TABLE co_tags IS
    'co_tags(tag, relevance := NULL): the tags on the same articles, those that are there more often than by chance first; with relevance := ''subject'' only tags of articles that are about both; columns tag, kind, articles (with both tags), share (of the articles with tag), lift (how much more often than by chance), surprise (signed log-likelihood ratio). Example: FROM co_tags(''nissan'') LIMIT 10';
