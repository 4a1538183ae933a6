-- Okapi BM25 with k1 = 1.2 and b = 0.75 (Robertson and Zaragoza, "The probabilistic relevance framework",
-- 2009) over the postings; a word of the title counts three times, which is done when they are made.
-- The snippet is the sentence with the most terms of the query, its first 240 characters.
CREATE OR REPLACE MACRO search(query, max_results := 20) AS TABLE
WITH asked AS (
    SELECT DISTINCT unnest(tokens(query)) AS term
),
found AS (
    SELECT p.term, p.article_id, p.count, count(*) OVER (PARTITION BY p.term) AS articles
    FROM store.postings AS p
    WHERE p.term IN (SELECT asked.term FROM asked)
),
whole AS (
    SELECT count(*) AS articles, avg(terms) AS terms FROM store.lengths
),
best AS (
    SELECT
        f.article_id,
        sum(
            ln(1 + (w.articles - f.articles + 0.5) / (f.articles + 0.5))
            * f.count * 2.2 / (f.count + 1.2 * (0.25 + 0.75 * l.terms / w.terms))
        ) AS score
    FROM found AS f
    JOIN store.lengths AS l ON l.article_id = f.article_id
    CROSS JOIN whole AS w
    GROUP BY f.article_id
    ORDER BY score DESC, f.article_id
    LIMIT max_results
),
sentences AS (
    SELECT
        s.article_id,
        unnest(s.sentences) AS sentence,
        generate_subscripts(s.sentences, 1) AS place
    FROM (
        SELECT
            a.article_id,
            regexp_extract_all(a.text, '(?m)[^\n]+?(?:[.!?…]["”’»)]*(?:\s|$)|[。！？]」?|$)') AS sentences
        FROM articles AS a
        WHERE a.article_id IN (SELECT best.article_id FROM best)
    ) AS s
),
snippets AS (
    SELECT
        article_id,
        arg_max(
            trim(regexp_replace(sentence, '\s+', ' ', 'g')),
            (len(list_intersect(tokens(sentence), (SELECT list(term) FROM asked))), -place)
        ) AS snippet
    FROM sentences
    GROUP BY article_id
)
SELECT
    a.article_id,
    a.title,
    a.source,
    a.published_at,
    b.score,
    CASE WHEN length(s.snippet) > 240 THEN s.snippet[:239] || '…' ELSE coalesce(s.snippet, '') END AS snippet
FROM best AS b
JOIN articles AS a ON a.article_id = b.article_id
LEFT JOIN snippets AS s ON s.article_id = b.article_id
ORDER BY b.score DESC, b.article_id;

COMMENT ON MACRO TABLE search IS
    'search(query, max_results := 20): the best articles for some words, best first; columns article_id, title, source, published_at, score, snippet';
