-- The view tag_days has these numbers for every tag. An article without a day of publication is on no day, unless
-- `undated := true` puts it on the day of its arrival.
CREATE OR REPLACE MACRO coverage(tag, undated := false) AS TABLE
WITH asked AS MATERIALIZED (
    SELECT
        tag::VARCHAR AS tag,
        CASE WHEN undated IS NULL THEN false ELSE coalesce(
            try_cast(undated AS BOOLEAN), error('undated is true or false, and not ' || undated::VARCHAR)
        ) END AS undated
),
placed AS (
    SELECT
        given.relevance,
        coalesce(
            article.published_on,
            CASE WHEN (SELECT asked.undated FROM asked) THEN timezone('UTC', article.first_seen_at)::DATE END
        ) AS day
    FROM article_tags AS given
    JOIN store.dated_articles AS article ON article.article_id = given.article_id
    WHERE given.tag = (SELECT asked.tag FROM asked)
)
SELECT
    day,
    count(day) AS articles,
    count(day) FILTER (relevance = 'subject') AS subjects,
    count(day) FILTER (relevance = 'mention') AS mentions,
    count(*) - count(day) AS undated
FROM placed
GROUP BY day
ORDER BY day NULLS LAST;

COMMENT ON MACRO TABLE coverage IS
    'coverage(tag, undated := false): the number of articles with a tag on each day of publication; columns day, articles, subjects (articles about it), mentions (articles that only mention it), undated (articles without a day of publication, in a last row without a day; with undated := true they count on the day of their arrival); a tag that there is not has no rows. Example: FROM coverage(''nissan'')';
