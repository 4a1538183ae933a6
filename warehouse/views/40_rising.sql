-- Of the n articles with a tag in both periods, k are in the new one. If nothing had changed, k would be binomial with
-- the new period's share of all articles. `surprise` is the log-likelihood ratio of the counts against that (Dunning,
-- "Accurate methods for the statistics of surprise and coincidence", 1993), so that a small count which grows much is
-- still little surprise: for 7 days against 28 of equal traffic, 1 article after none has 3.2 and 10 after 10 have 8.9.
-- A surprise above 6.6 is rarer than one in a hundred by chance; of 300 tags, three have it by chance.
-- An article without a day of publication is in no period, unless `undated := true` puts it on the day of its arrival:
-- a corpus that is loaded today would make everything in it rise.
CREATE OR REPLACE MACRO rising(days := 7, before := 28, until := NULL, undated := false) AS TABLE
WITH asked AS MATERIALIZED (
    SELECT
        CASE WHEN try_cast(days AS INTEGER) BETWEEN 1 AND 100000 THEN days::INTEGER
            ELSE error('days is a number from 1 to 100000, and not ' || coalesce(days::VARCHAR, 'NULL')) END AS days,
        CASE WHEN try_cast(before AS INTEGER) BETWEEN 1 AND 100000 THEN before::INTEGER
            ELSE error('before is a number of days from 1 to 100000, and not ' || coalesce(before::VARCHAR, 'NULL'))
        END AS before,
        CASE WHEN until IS NOT NULL THEN coalesce(
            try_cast(until AS DATE), error('until is a day, such as 2026-03-15, and not ' || until::VARCHAR)
        ) END AS until,
        CASE WHEN undated IS NULL THEN false ELSE coalesce(
            try_cast(undated AS BOOLEAN), error('undated is true or false, and not ' || undated::VARCHAR)
        ) END AS undated
),
dated AS (
    SELECT
        article.article_id,
        coalesce(
            article.published_on,
            CASE WHEN (SELECT asked.undated FROM asked) THEN timezone('UTC', article.first_seen_at)::DATE END
        ) AS day,
        timezone('UTC', article.first_seen_at)::DATE AS arrived_on
    FROM store.dated_articles AS article
    ANTI JOIN store.duplicates AS link ON link.article_id = article.article_id
),
newest AS (
    SELECT max(least(day, arrived_on)) AS day FROM dated WHERE day IS NOT NULL
),
ending AS (
    SELECT coalesce(asked.until, newest.day) AS last_day, asked.days, asked.before
    FROM newest
    CROSS JOIN asked
),
periods AS (
    SELECT dated.article_id, dated.day > ending.last_day - ending.days AS is_new, dated.day IS NULL AS is_undated
    FROM dated
    CROSS JOIN ending
    WHERE
        dated.day IS NULL
        OR (
            dated.day <= ending.last_day
            AND dated.day > ending.last_day - (ending.days + ending.before)
        )
),
corpus AS (
    SELECT count(*) FILTER (is_new) AS new, count(*) FILTER (NOT is_new) AS old FROM periods
),
counted AS (
    SELECT
        given.tag,
        any_value(given.kind) AS kind,
        count(*) FILTER (period.is_new) AS new,
        count(*) FILTER (NOT period.is_new) AS old,
        count(*) FILTER (period.is_undated) AS undated
    FROM article_tags AS given
    JOIN periods AS period ON period.article_id = given.article_id
    WHERE given.relevance = 'subject'
    GROUP BY given.tag
),
expected AS (
    SELECT
        counted.tag, counted.kind, counted.new, counted.old, counted.undated AS left_out,
        (counted.new + counted.old) * corpus.new / (corpus.new + corpus.old) AS new_by_chance,
        (counted.new + counted.old) * corpus.old / (corpus.new + corpus.old) AS old_by_chance
    FROM counted
    CROSS JOIN corpus
)
SELECT
    expected.tag,
    expected.kind,
    expected.new AS articles,
    expected.old AS articles_before,
    expected.new_by_chance AS expected,
    (expected.new + 0.5) / (expected.new_by_chance + 0.5) AS growth,
    sign(expected.new - expected.new_by_chance) * 2 * (
        CASE WHEN expected.new > 0 THEN expected.new * ln(expected.new / expected.new_by_chance) ELSE 0 END
        + CASE WHEN expected.old > 0 THEN expected.old * ln(expected.old / expected.old_by_chance) ELSE 0 END
    ) AS surprise,
    expected.left_out AS undated
FROM expected
WHERE expected.new > expected.new_by_chance
ORDER BY surprise DESC, expected.tag;

COMMENT ON MACRO TABLE rising IS
    'rising(days := 7, before := 28, until := NULL, undated := false): the tags with more articles about them in the last days than expected from the days before, the greatest surprise first; the last days, 1 to 100000, end on until, or on the newest day of publication; copies are left out, and so are articles without a day of publication unless undated := true; columns tag, kind, articles, articles_before, expected (articles by chance), growth (articles against expected), surprise (signed log-likelihood ratio; above 6.6 is rarer than 1 in 100 by chance), undated (articles about the tag that were left out). Example: FROM rising(days := 14, before := 56)';

CREATE OR REPLACE VIEW rising AS FROM rising();

COMMENT ON VIEW rising IS 'The tags that rise: the rows of the macro rising() with its defaults, the last 7 days against the 28 before them. Example: FROM rising LIMIT 10';
COMMENT ON COLUMN rising.tag IS 'The tag, as in tags.tag. Example: exports';
COMMENT ON COLUMN rising.kind IS 'The kind of the tag, as in tags.kind; NULL if the tag is no longer in the taxonomy. Example: topic';
COMMENT ON COLUMN rising.articles IS 'The number of articles about it in the last 7 days; copies are left out. Example: 8';
COMMENT ON COLUMN rising.articles_before IS 'The number of articles about it in the 28 days before. Example: 1';
COMMENT ON COLUMN rising.expected IS 'The number of articles that chance would give, by its share in both periods. Example: 1.8';
COMMENT ON COLUMN rising.growth IS 'The number of articles against the expected one, with half an article added to both. Example: 3.7';
COMMENT ON COLUMN rising.surprise IS 'The log-likelihood ratio: above 6.6 is rarer than one in a hundred by chance. Example: 19.4';
COMMENT ON COLUMN rising.undated IS 'The number of articles about it without a day of publication, which are left out. Example: 2';
