-- `lift` is how much oftener two tags meet than if they did not know each other; with few articles it
-- jumps, so `surprise`, the log-likelihood ratio (Dunning 1993), orders them. Copies are left out.
CREATE OR REPLACE MACRO co_tags(tag, relevance := NULL) AS TABLE
WITH given AS (
    SELECT t.article_id, t.tag AS name, t.kind, t.relevance AS part
    FROM article_tags AS t
    JOIN articles AS a ON a.article_id = t.article_id
    WHERE a.duplicate_of IS NULL AND (relevance IS NULL OR t.relevance = relevance)
),
whole AS (
    SELECT count(*)::DOUBLE AS articles FROM articles AS a WHERE a.duplicate_of IS NULL
),
mine AS (
    SELECT g.article_id FROM given AS g WHERE g.name = tag
),
counted AS (
    SELECT
        g.name,
        any_value(g.kind) AS kind,
        count(*) FILTER (m.article_id IS NOT NULL)::DOUBLE AS together,
        count(*)::DOUBLE AS theirs,
        (SELECT count(*) FROM mine)::DOUBLE AS ours
    FROM given AS g
    LEFT JOIN mine AS m ON m.article_id = g.article_id
    WHERE g.name <> tag
    GROUP BY g.name
    HAVING together > 0
),
cells AS (
    SELECT
        c.*, w.articles,
        unnest([together, theirs - together, ours - together, w.articles - theirs - ours + together]) AS seen,
        unnest(
            [
                theirs * ours, theirs * (w.articles - ours), (w.articles - theirs) * ours,
                (w.articles - theirs) * (w.articles - ours)
            ]
        ) / w.articles AS by_chance
    FROM counted AS c
    CROSS JOIN whole AS w
)
SELECT
    name AS tag,
    any_value(kind) AS kind,
    any_value(together)::BIGINT AS articles,
    any_value(together / ours) AS share,
    any_value(together * articles / (theirs * ours)) AS lift,
    sign(any_value(together * articles - theirs * ours))
    * 2 * sum(CASE WHEN seen > 0 THEN seen * ln(seen / by_chance) ELSE 0 END) AS surprise
FROM cells
GROUP BY name
ORDER BY surprise DESC, articles DESC, name;

COMMENT ON MACRO TABLE co_tags IS
    'co_tags(tag, relevance := NULL): tags on the same articles, those that meet it oftener than by chance first; with relevance subject only articles about both; columns tag, kind, articles (with both), share (of those with tag), lift (how much oftener than by chance), surprise (signed log-likelihood ratio)';
