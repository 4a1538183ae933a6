-- The best matches of a query, each with the passage that fits it best.
CREATE OR REPLACE MACRO search(query, max_results := 20, copies := false) AS TABLE
WITH asked AS MATERIALIZED (
    SELECT
        CASE WHEN max_results IS NOT NULL THEN coalesce(
            try_cast(max_results AS UBIGINT),
            error('max_results is a number from 0 on, or NULL for all results, and not ' || max_results::VARCHAR)
        ) END AS max_results
),
matched AS MATERIALIZED (FROM search_matches(query, copies)),
newest AS NOT MATERIALIZED (FROM store.articles),
texts AS NOT MATERIALIZED (FROM store.numbered_revisions),
best AS MATERIALIZED (
    SELECT article_id, score, (SELECT count(*) FROM matched) AS matches
    FROM matched
    ORDER BY score DESC, article_id
    LIMIT (SELECT asked.max_results FROM asked)
),
-- As in search_snippets, the numbers keep all other rows from being read.
results AS MATERIALIZED (
    SELECT article_id, title, source, published_at, score, matches
    FROM texts
    JOIN (
        SELECT number, source, score, matches
        FROM best
        JOIN newest USING (article_id)
        JOIN (SELECT number, article_id, revision FROM texts) USING (article_id, revision)
    ) USING (number)
)
SELECT article_id, title, source, published_at, score, coalesce(snippet, '') AS snippet, matches
FROM results
LEFT JOIN search_snippets((SELECT any_value(matched.sought) FROM matched), (SELECT list(best.article_id) FROM best))
    USING (article_id)
ORDER BY score DESC, article_id;

COMMENT ON MACRO TABLE search IS
    'search(query, max_results := 20, copies := false): the articles that match a query best, best first; columns article_id, title, source, published_at, score (BM25, title three times), snippet (the best passage, matches between two asterisks), matches (how many articles match in all). All words must occur, in any order. "a phrase" in this order; -word and -"phrase" not; leaf OR ariya one of them; recal* any ending; title:word in the title; filters tag:batteries source:reuters lang:ja since:2026-03 until:2026-03-15 (publication; undated articles have none). Anything else is an error in words. Copies are left out unless copies := true; max_results := NULL lists all; a query without words finds nothing. Example: SELECT title, snippet FROM search(''battery plant'')';
