-- Okapi BM25 with k1 = 1.2 and b = 0.75 (Robertson and Zaragoza, "The probabilistic relevance framework", 2009) over
-- the postings; a word of the title counts three times, which the index does. The snippet is the sentence with the
-- most terms of the query, cut to 240 characters.
CREATE OR REPLACE MACRO search(query, max_results := 20) AS TABLE
WITH wanted AS (
    SELECT DISTINCT unnest(tokens(query)) AS term
),
found AS (
    SELECT posting.term, posting.article_id, posting.count, count(*) OVER (PARTITION BY posting.term) AS articles
    FROM store.postings AS posting
    WHERE posting.term IN (SELECT wanted.term FROM wanted)
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
    LIMIT max_results
),
sentences AS (
    SELECT
        split.article_id,
        unnest(split.sentences) AS sentence,
        generate_subscripts(split.sentences, 1) AS position
    FROM (
        SELECT
            article.article_id,
            regexp_extract_all(article.text, '(?m)[^\n]+?(?:[.!?…]["”’»)]*(?:\s|$)|[。！？]」?|$)') AS sentences
        FROM articles AS article
        WHERE article.article_id IN (SELECT best.article_id FROM best)
    ) AS split
),
snippets AS (
    SELECT
        article_id,
        arg_max(
            trim(regexp_replace(sentence, '\s+', ' ', 'g')),
            (len(list_intersect(tokens(sentence), (SELECT list(term) FROM wanted))), -position)
        ) AS snippet
    FROM sentences
    GROUP BY article_id
)
SELECT
    article.article_id,
    article.title,
    article.source,
    article.published_at,
    best.score,
    CASE
        WHEN length(snippets.snippet) > 240 THEN snippets.snippet[:239] || '…'
        ELSE coalesce(snippets.snippet, '')
    END AS snippet
FROM best
JOIN articles AS article ON article.article_id = best.article_id
LEFT JOIN snippets ON snippets.article_id = best.article_id
ORDER BY best.score DESC, best.article_id;

COMMENT ON MACRO TABLE search IS
    'search(query, max_results := 20): the articles that match some words best, ranked by BM25, best first; columns article_id, title, source, published_at, score, snippet (the best matching sentence)';
