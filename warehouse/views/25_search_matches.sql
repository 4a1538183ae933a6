-- Find the articles that match a query, and score them. A clause counts like a word in Okapi BM25 with k1 = 1.2 and
-- b = 0.75 (Robertson and Zaragoza, "The probabilistic relevance framework", 2009): as often as it occurs, in the title
-- three times. Phrases are found by the positions of their terms: among a million texts of 200 words that took 0.39 s of a
-- processor at the median, and comparing the texts that have all the words 0.56 s.
-- A join with few rows lets DuckDB read only the row groups with these terms, and the sources of clauses that a query
-- does not have are not read at all. Only words can be looked up; so if there are any, filters see their articles alone.
CREATE OR REPLACE MACRO search_matches(query, copies := false) AS TABLE
WITH clauses AS MATERIALIZED (FROM search_clauses(query)),
vocabulary AS NOT MATERIALIZED (FROM store.vocabulary),
documents AS NOT MATERIALIZED (FROM store.documents),
postings AS NOT MATERIALIZED (FROM store.all_postings),
newest AS NOT MATERIALIZED (FROM store.articles),
texts AS NOT MATERIALIZED (FROM store.revisions),
tagged AS NOT MATERIALIZED (FROM store.article_tags),
links AS NOT MATERIALIZED (FROM store.duplicates),

-- Each term of a clause. A prefix may have letters that the plural loses: batteri* begins batteries, found as battery.
places AS MATERIALIZED (
    SELECT
        clause,
        term.place,
        term.term,
        term.is_open,
        field = 'title' AS in_title,
        size,
        in_title OR size > 1 AS is_phrase,
        [stem(term.term), stem(term.term || 's'), stem(term.term || 'es')] AS forms
    FROM (SELECT clause, field, len(terms) AS size, unnest(terms) AS term FROM clauses)
),
sought AS MATERIALIZED (
    SELECT number AS term, clause, place, is_open, in_title, size, is_phrase
    FROM places
    JOIN vocabulary USING (term)
    WHERE NOT is_open
    UNION ALL
    SELECT number, clause, place, is_open, in_title, size, is_phrase
    FROM places
    JOIN vocabulary ON starts_with(vocabulary.term, places.term) OR list_contains(forms, vocabulary.term)
    WHERE is_open
),
phrase_terms AS MATERIALIZED (
    SELECT clause, in_title, size, place, document, positions
    FROM postings
    JOIN (FROM sought WHERE is_phrase) USING (term)
),
phrases AS (
    SELECT clause, document, sum(if(start < 0, 3, 1))::INTEGER AS count
    FROM (
        SELECT clause, document, start
        FROM (
            SELECT clause, in_title, size, document, unnest(positions) - place AS start
            FROM phrase_terms
            SEMI JOIN (
                SELECT clause, document FROM phrase_terms GROUP BY clause, document, size HAVING count(*) >= size
            ) USING (clause, document)
        )
        WHERE start < 0 OR NOT in_title
        GROUP BY clause, document, start, size
        HAVING count(*) = size
    )
    GROUP BY clause, document
),
-- How often each clause of words occurs in each text. The postings of former texts are left out.
hits AS MATERIALIZED (
    FROM (
        SELECT clause, document, count
        FROM postings
        JOIN (FROM sought WHERE NOT is_phrase AND NOT is_open) USING (term)
        UNION ALL
        SELECT clause, document, sum(count)::INTEGER
        FROM postings
        JOIN (FROM sought WHERE NOT is_phrase AND is_open) USING (term)
        GROUP BY clause, document
        UNION ALL
        FROM phrases
    )
    ANTI JOIN (SELECT document FROM documents WHERE article_id IS NULL) USING (document)
),
-- The bits that have to be met: all, and those of words alone.
plan AS MATERIALIZED (
    SELECT
        coalesce(bit_or(bit) FILTER (NOT negated), 0)::UBIGINT AS wanted,
        coalesce(bit_or(bit) FILTER (NOT negated AND NOT has_filter), 0)::UBIGINT AS word_bits,
        bool_or(has_filter) AS has_filter,
        count(*) > 0 AS has_clauses
    FROM (
        SELECT bit, bool_or(field NOT IN ('', 'title')) AS has_filter, bool_or(negated) AS negated
        FROM clauses
        GROUP BY bit
    )
),
frequencies AS MATERIALIZED (SELECT clause, count(*) AS frequency FROM hits GROUP BY clause),
-- The rarest of the clauses that have to be met, none if all have alternatives: the hits in its texts are enough.
rarest AS MATERIALIZED (
    SELECT arg_min(clause, coalesce(frequency, 0)) AS clause
    FROM (
        SELECT any_value(clause) AS clause
        FROM clauses
        GROUP BY bit
        HAVING count(*) = 1 AND NOT any_value(negated) AND any_value(field) IN ('', 'title')
    )
    LEFT JOIN frequencies USING (clause)
),
near AS MATERIALIZED (
    SELECT hits.*
    FROM hits
    SEMI JOIN (
        SELECT document FROM hits JOIN rarest USING (clause)
        UNION ALL
        SELECT document FROM hits JOIN rarest ON rarest.clause IS NULL
    ) USING (document)
),
met AS MATERIALIZED (
    SELECT
        document,
        coalesce(bit_or(bit) FILTER (NOT negated), 0)::UBIGINT AS bits,
        bool_or(negated) AS is_excluded
    FROM near
    JOIN clauses USING (clause)
    GROUP BY document
),
candidates AS MATERIALIZED (
    SELECT document, article_id, terms, bits
    FROM met
    JOIN (SELECT word_bits FROM plan WHERE word_bits > 0) ON bits & word_bits = word_bits
    JOIN documents USING (document)
    WHERE NOT is_excluded
    UNION ALL
    SELECT document, article_id, terms, coalesce(bits, 0)
    FROM documents
    CROSS JOIN (FROM plan WHERE word_bits = 0 AND has_clauses)
    LEFT JOIN (SELECT met.* FROM met JOIN plan ON word_bits = 0) USING (document)
    WHERE article_id IS NOT NULL AND NOT coalesce(is_excluded, false)
),
to_filter AS MATERIALIZED (SELECT document, article_id FROM candidates JOIN plan ON has_filter),
attributes AS MATERIALIZED (
    SELECT document, article_id, source, language, published_at
    FROM to_filter
    JOIN newest USING (article_id)
    JOIN texts USING (article_id, revision)
),
filtered AS (
    SELECT
        document,
        coalesce(bit_or(bit) FILTER (NOT negated), 0)::UBIGINT AS bits,
        bool_or(negated) AS is_excluded
    FROM (
        SELECT document, bit, negated
        FROM attributes
        JOIN clauses ON CASE field
            -- Whole parts of a name: nikkei is the source of asia.nikkei.com and of Nikkei Asia.
            WHEN 'source' THEN contains(
                '.' || translate(lower(source), ' /', '..') || '.', '.' || translate(value, ' /', '..') || '.'
            )
            WHEN 'lang' THEN language = value
            WHEN 'since' THEN epoch_us(published_at) >= epoch_us(first_day::TIMESTAMP)
            WHEN 'until' THEN epoch_us(published_at) < epoch_us(day_after::TIMESTAMP)
            ELSE false
        END
        UNION ALL
        SELECT document, bit, negated
        FROM tagged
        JOIN (SELECT value AS tag, bit, negated FROM clauses WHERE field = 'tag') USING (tag)
        JOIN attributes USING (article_id)
    )
    GROUP BY document
),
accepted AS MATERIALIZED (
    SELECT document, article_id, terms
    FROM candidates
    LEFT JOIN filtered USING (document)
    CROSS JOIN plan
    ANTI JOIN (SELECT article_id FROM links WHERE NOT copies) USING (article_id)
    WHERE (candidates.bits | coalesce(filtered.bits, 0)) & wanted = wanted
        AND NOT coalesce(filtered.is_excluded, false)
)
SELECT
    article_id,
    -- What the passages have to show, for the macro search.
    (SELECT list(places) FROM places JOIN clauses USING (clause) WHERE NOT negated) AS sought,
    coalesce(sum(
        ln(1 + (corpus.articles - frequency + 0.5) / (frequency + 0.5))
        * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * accepted.terms / corpus.terms))
    ), 0) AS score
FROM accepted
CROSS JOIN (
    SELECT count(*) AS articles, avg(terms) AS terms FROM documents WHERE article_id IS NOT NULL
) AS corpus
LEFT JOIN (
    SELECT document, count, frequency
    FROM near
    JOIN (SELECT clause FROM clauses WHERE NOT negated) USING (clause)
    JOIN frequencies USING (clause)
) USING (document)
GROUP BY article_id;

COMMENT ON MACRO TABLE search_matches IS
    'search_matches(query, copies := false): every article that a query of search matches, in no order, to be counted or joined; columns article_id, score (BM25), sought (the terms of the query). Example: SELECT source, count(*) FROM search_matches(''recall'') JOIN articles USING (article_id) GROUP BY source';
