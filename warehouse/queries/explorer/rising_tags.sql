-- Returns the tags with more articles about them in the window than the days before it lead to expect.
-- The numbers are those of the macro rising(), for one corpus or for all: see warehouse/views/40_rising.sql. The days
-- before the window are read here and not chosen with it, since this needs nothing but the tags of their articles.
WITH earlier AS (
    SELECT article.tags
    FROM store.articles AS article
    JOIN store.revisions AS newest ON newest.article_id = article.article_id AND newest.revision = article.revision
    ANTI JOIN store.duplicates AS link ON link.article_id = article.article_id
    WHERE
        (article.corpus = $corpus OR $corpus IS NULL)
        AND newest.published_precision IN ('second', 'minute', 'day')
        AND article.first_seen_at >= timezone('UTC', $before::TIMESTAMP)
        AND newest.seen_at >= timezone('UTC', $before::TIMESTAMP)
        AND newest.published_at >= timezone('UTC', $before::TIMESTAMP)
        AND newest.published_at < timezone('UTC', $first::TIMESTAMP)
),
compared AS (
    SELECT tags, true AS is_new FROM chosen WHERE is_dated AND duplicate_of IS NULL
    UNION ALL
    SELECT tags, false FROM earlier
),
corpus AS (
    SELECT count(*) FILTER (is_new) AS new, count(*) FILTER (NOT is_new) AS old FROM compared
),
counted AS (
    SELECT tag, count(*) FILTER (is_new) AS new, count(*) FILTER (NOT is_new) AS old
    FROM (SELECT unnest(tags) AS tag, is_new FROM compared)
    GROUP BY tag
),
expected AS (
    SELECT
        counted.*,
        (counted.new + counted.old) * corpus.new / (corpus.new + corpus.old) AS new_by_chance,
        (counted.new + counted.old) * corpus.old / (corpus.new + corpus.old) AS old_by_chance
    FROM counted
    CROSS JOIN corpus
    WHERE corpus.old > 0
)
SELECT
    expected.tag,
    tag.kind,
    tag.label,
    expected.new AS articles,
    expected.old AS articles_before,
    expected.new_by_chance AS expected,
    2 * (
        CASE WHEN expected.new > 0 THEN expected.new * ln(expected.new / expected.new_by_chance) ELSE 0 END
        + CASE WHEN expected.old > 0 THEN expected.old * ln(expected.old / expected.old_by_chance) ELSE 0 END
    ) AS surprise
FROM expected
LEFT JOIN store.tags AS tag ON tag.tag = expected.tag
WHERE expected.new > expected.new_by_chance
ORDER BY surprise DESC, expected.tag
LIMIT $limit;
