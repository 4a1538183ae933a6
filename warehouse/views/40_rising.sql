-- Of the n articles with a tag in both periods, k are in the new one. If nothing had changed, k would be binomial with
-- the new period's share of all articles. `surprise` is the log-likelihood ratio of the counts against that (Dunning,
-- "Accurate methods for the statistics of surprise and coincidence", 1993), so that a small count which grows much is
-- still little surprise: for 7 days against 28 of equal traffic, 1 article after none has 3.2 and 10 after 10 have 8.9.
-- A surprise above 6.6 is rarer than one in a hundred by chance; of 300 tags, three have it by chance.
CREATE OR REPLACE MACRO rising(days := 7, before := 28, until := NULL) AS TABLE
WITH dated AS (
    SELECT
        article.article_id,
        timezone('UTC', coalesce(article.published_at, article.first_seen_at))::DATE AS day,
        coalesce(
            until::DATE,
            (
                SELECT max(timezone('UTC', coalesce(newest.published_at, newest.first_seen_at))::DATE)
                FROM articles AS newest
            )
        ) AS last_day
    FROM articles AS article
    WHERE article.duplicate_of IS NULL
),
periods AS (
    SELECT article_id, day > last_day - days::INTEGER AS is_new
    FROM dated
    WHERE day <= last_day AND day > last_day - (days::INTEGER + before::INTEGER)
),
corpus AS (
    SELECT count(*) FILTER (is_new) AS new, count(*) FILTER (NOT is_new) AS old FROM periods
),
counted AS (
    SELECT
        given.tag,
        any_value(given.kind) AS kind,
        count(*) FILTER (period.is_new) AS new,
        count(*) FILTER (NOT period.is_new) AS old
    FROM article_tags AS given
    JOIN periods AS period ON period.article_id = given.article_id
    WHERE given.relevance = 'subject'
    GROUP BY given.tag
),
expected AS (
    SELECT
        counted.tag, counted.kind, counted.new, counted.old,
        (counted.new + counted.old) * corpus.new / (corpus.new + corpus.old) AS new_by_chance,
        (counted.new + counted.old) * corpus.old / (corpus.new + corpus.old) AS old_by_chance
    FROM counted
    CROSS JOIN corpus
)
SELECT
    tag,
    kind,
    new AS articles,
    old AS articles_before,
    new_by_chance AS expected,
    (new + 0.5) / (new_by_chance + 0.5) AS growth,
    sign(new - new_by_chance) * 2 * (
        CASE WHEN new > 0 THEN new * ln(new / new_by_chance) ELSE 0 END
        + CASE WHEN old > 0 THEN old * ln(old / old_by_chance) ELSE 0 END
    ) AS surprise
FROM expected
WHERE new > new_by_chance
ORDER BY surprise DESC, tag;

COMMENT ON MACRO TABLE rising IS
    'rising(days := 7, before := 28, until := NULL): the tags with more articles about them in the last days than expected from the days before, the greatest surprise first; the last days end on until, or on the day of the newest article; copies are left out; columns tag, kind, articles, articles_before, expected (articles by chance), growth (articles against expected), surprise (signed log-likelihood ratio; above 6.6 is rarer than 1 in 100 by chance)';
