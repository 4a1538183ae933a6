-- `lift` is how much more often two tags are on one article than by chance. It is unstable with few articles, so the
-- rows are ordered by `surprise`, the log-likelihood ratio (Dunning, "Accurate methods for the statistics of surprise
-- and coincidence", 1993). Copies are left out.
CREATE OR REPLACE MACRO co_tags(tag, relevance := NULL) AS TABLE
WITH given AS (
    SELECT assigned.article_id, assigned.tag AS name, assigned.kind
    FROM article_tags AS assigned
    JOIN articles AS article ON article.article_id = assigned.article_id
    WHERE article.duplicate_of IS NULL AND (relevance IS NULL OR assigned.relevance = relevance)
),
corpus AS (
    SELECT count(*)::DOUBLE AS articles FROM articles AS article WHERE article.duplicate_of IS NULL
),
tagged AS (
    SELECT given.article_id FROM given WHERE given.name = tag
),
counted AS (
    SELECT
        given.name,
        any_value(given.kind) AS kind,
        count(*) FILTER (tagged.article_id IS NOT NULL)::DOUBLE AS together,
        count(*)::DOUBLE AS with_other,
        (SELECT count(*) FROM tagged)::DOUBLE AS with_tag
    FROM given
    LEFT JOIN tagged ON tagged.article_id = given.article_id
    WHERE given.name <> tag
    GROUP BY given.name
    HAVING together > 0
),
cells AS (
    SELECT
        counted.*, corpus.articles,
        unnest(
            [
                together, with_other - together, with_tag - together,
                corpus.articles - with_other - with_tag + together
            ]
        ) AS observed,
        unnest(
            [
                with_other * with_tag, with_other * (corpus.articles - with_tag),
                (corpus.articles - with_other) * with_tag,
                (corpus.articles - with_other) * (corpus.articles - with_tag)
            ]
        ) / corpus.articles AS expected
    FROM counted
    CROSS JOIN corpus
)
SELECT
    name AS tag,
    any_value(kind) AS kind,
    any_value(together)::BIGINT AS articles,
    any_value(together / with_tag) AS share,
    any_value(together * articles / (with_other * with_tag)) AS lift,
    sign(any_value(together * articles - with_other * with_tag))
    * 2 * sum(CASE WHEN observed > 0 THEN observed * ln(observed / expected) ELSE 0 END) AS surprise
FROM cells
GROUP BY name
ORDER BY surprise DESC, articles DESC, name;

COMMENT ON MACRO TABLE co_tags IS
    'co_tags(tag, relevance := NULL): the tags on the same articles, those that are there more often than by chance first; with relevance := ''subject'' only tags of articles that are about both; columns tag, kind, articles (with both tags), share (of the articles with tag), lift (how much more often than by chance), surprise (signed log-likelihood ratio)';
