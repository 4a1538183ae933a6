-- `lift` is how much more often two tags are on one article than by chance. It is unstable with few articles, so that
-- one orders by `surprise`, the log-likelihood ratio (Dunning, "Accurate methods for the statistics of surprise and
-- coincidence", 1993). Copies are left out. Every column has its table's name: the parameters of a macro that reads this
-- view would otherwise be taken for columns of the same name.
CREATE OR REPLACE VIEW tag_pairs AS
WITH assigned AS NOT MATERIALIZED (
    SELECT given.article_id, given.tag, given.relevance
    FROM store.article_tags AS given
    WHERE NOT EXISTS (SELECT 1 FROM store.duplicates AS link WHERE link.article_id = given.article_id)
),
given AS NOT MATERIALIZED (
    SELECT assigned.article_id, assigned.tag, 'any' AS relevance FROM assigned
    UNION ALL
    SELECT assigned.article_id, assigned.tag, 'subject' AS relevance FROM assigned WHERE assigned.relevance = 'subject'
),
corpus AS (
    SELECT ((SELECT count(*) FROM store.articles) - (SELECT count(*) FROM store.duplicates))::DOUBLE AS articles
),
totals AS (
    SELECT given.tag, given.relevance, count(*)::DOUBLE AS articles FROM given GROUP BY given.tag, given.relevance
),
pairs AS (
    SELECT one.tag, other.tag AS other, one.relevance, count(*)::DOUBLE AS together
    FROM given AS one
    JOIN given AS other
        ON other.article_id = one.article_id AND other.relevance = one.relevance AND other.tag <> one.tag
    GROUP BY one.tag, other.tag, one.relevance
),
counted AS (
    SELECT
        pairs.tag,
        pairs.other,
        pairs.relevance,
        pairs.together,
        totals.articles AS with_tag,
        of_other.articles AS with_other,
        corpus.articles AS articles
    FROM pairs
    JOIN totals ON totals.tag = pairs.tag AND totals.relevance = pairs.relevance
    JOIN totals AS of_other ON of_other.tag = pairs.other AND of_other.relevance = pairs.relevance
    CROSS JOIN corpus
),
cells AS (
    SELECT
        one.*,
        [
            one.together,
            one.with_other - one.together,
            one.with_tag - one.together,
            one.articles - one.with_other - one.with_tag + one.together
        ] AS observed,
        [
            one.with_other * one.with_tag / one.articles,
            one.with_other * (one.articles - one.with_tag) / one.articles,
            (one.articles - one.with_other) * one.with_tag / one.articles,
            (one.articles - one.with_other) * (one.articles - one.with_tag) / one.articles
        ] AS expected
    FROM counted AS one
)
SELECT
    cells.tag,
    cells.other,
    tag.kind AS other_kind,
    cells.relevance,
    cells.together::BIGINT AS articles,
    cells.together / cells.with_tag AS share,
    cells.together * cells.articles / (cells.with_other * cells.with_tag) AS lift,
    sign(cells.together * cells.articles - cells.with_other * cells.with_tag) * 2 * list_sum([
        CASE WHEN pair[1] > 0 THEN pair[1] * ln(pair[1] / pair[2]) ELSE 0 END
        FOR pair IN list_zip(cells.observed, cells.expected)
    ]) AS surprise
FROM cells
LEFT JOIN store.tags AS tag ON tag.tag = cells.other;

COMMENT ON VIEW tag_pairs IS 'The tags that are on the same articles, one row for each pair and order; ask for one tag, since all pairs of a large edition take a minute. Copies are left out. Example: SELECT other, articles, lift FROM tag_pairs WHERE tag = ''oppama'' AND relevance = ''any'' ORDER BY surprise DESC LIMIT 10';
COMMENT ON COLUMN tag_pairs.tag IS 'A tag, as in tags.tag. Example: oppama';
COMMENT ON COLUMN tag_pairs.other IS 'Another tag of the same articles. Example: foxconn';
COMMENT ON COLUMN tag_pairs.other_kind IS 'The kind of the other tag; NULL if it is no longer in the taxonomy. Example: company';
COMMENT ON COLUMN tag_pairs.relevance IS 'any: the articles have both tags; subject: the articles are about both. Example: any';
COMMENT ON COLUMN tag_pairs.articles IS 'The number of articles with both. Example: 12';
COMMENT ON COLUMN tag_pairs.share IS 'The share of these in the articles with tag, from 0 to 1. Example: 0.31';
COMMENT ON COLUMN tag_pairs.lift IS 'How much more often both are on one article than by chance. Example: 6.2';
COMMENT ON COLUMN tag_pairs.surprise IS 'The log-likelihood ratio, negative where they are together less often than by chance: above 6.6 is rarer than one in a hundred. Example: 28.4';
