-- Of n articles of both spans on a tag, k are new. Had nothing changed, k would be binomial with the new
-- days' share of all articles. `surprise` is the log-likelihood ratio of what came to that (Dunning 1993,
-- "Accurate methods for the statistics of surprise and coincidence"), so that a small count can grow much
-- and surprise little: of 7 days against 28 of equal traffic, 1 article after none is 3.2, 10 after 10 are
-- 8.9. Above 6.6 is rarer than one in a hundred by chance; of 300 tags three get there.
CREATE OR REPLACE MACRO rising(days := 7, before := 28, until := NULL) AS TABLE
WITH dated AS (
    SELECT
        a.article_id,
        timezone('UTC', coalesce(a.published_at, a.first_seen_at))::DATE AS day,
        coalesce(
            until::DATE, (SELECT max(timezone('UTC', coalesce(x.published_at, x.first_seen_at))::DATE) FROM articles AS x)
        ) AS last_day
    FROM articles AS a
    WHERE a.duplicate_of IS NULL
),
spans AS (
    SELECT article_id, day > last_day - days::INTEGER AS is_new
    FROM dated
    WHERE day <= last_day AND day > last_day - (days::INTEGER + before::INTEGER)
),
whole AS (
    SELECT count(*) FILTER (is_new) AS new, count(*) FILTER (NOT is_new) AS old FROM spans
),
counted AS (
    SELECT
        t.tag,
        any_value(t.kind) AS kind,
        count(*) FILTER (s.is_new) AS new,
        count(*) FILTER (NOT s.is_new) AS old
    FROM article_tags AS t
    JOIN spans AS s ON s.article_id = t.article_id
    WHERE t.relevance = 'subject'
    GROUP BY t.tag
),
expected AS (
    SELECT
        c.tag, c.kind, c.new, c.old,
        (c.new + c.old) * w.new / (w.new + w.old) AS new_by_chance,
        (c.new + c.old) * w.old / (w.new + w.old) AS old_by_chance
    FROM counted AS c
    CROSS JOIN whole AS w
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
    'rising(days := 7, before := 28, until := NULL): tags with more articles about them in the last days, up to the day until or the last there is, than in the days before; copies left out; columns tag, kind, articles, articles_before, expected (by chance), growth (against that), surprise (signed log-likelihood ratio; above 6.6 is rarer than 1 in 100 by chance)';
