-- Okapi BM25 with k1 = 1.2 and b = 0.75, as in the search of the edition, for words alone: DuckDB 1.4 takes no subquery
-- in a lambda. The snippet is the part of the text around the first of the words that occurs.
CREATE MACRO search(query, max_results := 20) AS TABLE
WITH wanted AS (
    SELECT DISTINCT unnest(tokens(query)) AS term
),
found AS (
    SELECT posting.term, posting.article_id, posting.count, count(*) OVER (PARTITION BY posting.term) AS articles
    FROM store.terms AS posting
    JOIN wanted ON wanted.term = posting.term
),
corpus AS (
    SELECT count(*) AS articles, avg(terms) AS terms FROM store.lengths
),
best AS (
    SELECT
        found.article_id,
        sum(
            ln(1 + (corpus.articles - found.articles + 0.5) / (found.articles + 0.5))
            * found.count * 2.2 / (found.count + 1.2 * (0.25 + 0.75 * document.terms / corpus.terms))
        ) AS score
    FROM found
    JOIN store.lengths AS document ON document.article_id = found.article_id
    CROSS JOIN corpus
    GROUP BY found.article_id
    ORDER BY score DESC, found.article_id
    LIMIT (
        SELECT CASE WHEN max_results IS NOT NULL THEN coalesce(
            try_cast(max_results AS UBIGINT),
            error('max_results is a number from 0 on, or NULL for all results, and not ' || max_results::VARCHAR)
        ) END
    )
),
placed AS (
    SELECT
        best.article_id,
        min(nullif(instr(lower(article.text), wanted.term), 0)) AS place
    FROM best
    JOIN articles AS article ON article.article_id = best.article_id
    CROSS JOIN wanted
    GROUP BY best.article_id
)
SELECT
    article.article_id,
    article.title,
    article.source,
    article.published_on,
    best.score,
    trim(regexp_replace(
        substr(article.text, greatest(coalesce(placed.place, 1) - 80, 1), 240), '\s+', ' ', 'g'
    )) AS snippet
FROM best
JOIN placed ON placed.article_id = best.article_id
JOIN articles AS article ON article.article_id = best.article_id
ORDER BY best.score DESC, best.article_id;
COMMENT ON MACRO TABLE search IS
    'search(query, max_results := 20): the articles with any of the words of a query, the best first by BM25; columns article_id, title, source, published_on, score, snippet. Example: FROM search(''battery plant'')';
