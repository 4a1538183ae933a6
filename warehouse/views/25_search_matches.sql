-- Find the articles that match a query, and score them. A clause counts like a word in Okapi BM25 with k1 = 1.2 and
-- b = 0.75 (Robertson and Zaragoza, "The probabilistic relevance framework", 2009): as often as it occurs, in the title
-- three times.
-- The sources of clauses that a query does not have are not read at all. Only words can be looked up; so if there are any,
-- filters see their articles alone.
CREATE OR REPLACE MACRO search_matches(query, copies := false) AS TABLE
WITH asked AS MATERIALIZED (
    SELECT CASE WHEN copies IS NULL THEN false ELSE coalesce(
        try_cast(copies AS BOOLEAN), error('copies is true or false, and not ' || copies::VARCHAR)
    ) END AS copies
),
clauses AS MATERIALIZED (FROM search_clauses(query)),
vocabulary AS NOT MATERIALIZED (FROM store.vocabulary),
documents AS NOT MATERIALIZED (FROM store.documents),
runs AS NOT MATERIALIZED (FROM store.postings),
recent AS NOT MATERIALIZED (FROM store.recent_postings),
newest AS NOT MATERIALIZED (FROM store.articles),
texts AS NOT MATERIALIZED (FROM store.revisions),
tagged AS NOT MATERIALIZED (FROM store.article_tags),
links AS NOT MATERIALIZED (FROM store.duplicates),

-- Each term of a clause. A prefix may have letters that the plural loses: batteri* begins batteries, found as battery.
places AS MATERIALIZED (
    SELECT
        clause,
        nth,
        term.place,
        term.term,
        term.is_open,
        field = 'title' AS in_title,
        size,
        in_title OR size > 1 AS is_phrase,
        list_transform(['', 's', 'es'], lambda ending: stem(term.term || ending)) AS forms
    FROM (
        SELECT clause, field, len(terms) AS size, unnest(terms) AS term, generate_subscripts(terms, 1) AS nth
        FROM clauses
    )
),
sought AS MATERIALIZED (
    SELECT number AS term, clause, nth, place, is_open, in_title, size, is_phrase
    FROM places
    JOIN vocabulary USING (term)
    WHERE NOT is_open
    UNION ALL
    SELECT number, clause, nth, place, is_open, in_title, size, is_phrase
    FROM places
    JOIN vocabulary ON starts_with(vocabulary.term, places.term) OR list_contains(forms, vocabulary.term)
    WHERE is_open
),
-- DuckDB leaves out the rows of other terms while it reads if a join is with one term alone, and reads all rows of the
-- row groups if it is with several: three terms took 53 ms among 160 million postings in 40 runs, and take 15 one by
-- one. So the first four terms have a join each.
looked_up AS MATERIALIZED (
    SELECT sought.*, "number"
    FROM sought
    JOIN (
        SELECT unnest(terms) AS term, generate_subscripts(terms, 1) AS "number"
        FROM (SELECT list(DISTINCT term) AS terms FROM sought)
    ) USING (term)
),
-- The numbers of former texts, whose postings count no more. They come out of a list, so that DuckDB takes them for few:
-- it would otherwise keep all occurrences in memory to compare them with these.
former AS MATERIALIZED (
    SELECT unnest(texts, recursive := true)
    FROM (
        SELECT list({'document': document, 'terms': terms}) AS texts FROM documents WHERE article_id IS NULL
    )
),
occurrences AS MATERIALIZED (
    FROM (
        SELECT clause, nth, is_phrase, is_open, document, count
        FROM runs
        JOIN (FROM looked_up WHERE "number" = 1) USING (term)
        UNION ALL
        SELECT clause, nth, is_phrase, is_open, document, count
        FROM runs
        JOIN (FROM looked_up WHERE "number" = 2) USING (term)
        UNION ALL
        SELECT clause, nth, is_phrase, is_open, document, count
        FROM runs
        JOIN (FROM looked_up WHERE "number" = 3) USING (term)
        UNION ALL
        SELECT clause, nth, is_phrase, is_open, document, count
        FROM runs
        JOIN (FROM looked_up WHERE "number" = 4) USING (term)
        UNION ALL
        SELECT clause, nth, is_phrase, is_open, document, count
        FROM runs
        JOIN (FROM looked_up WHERE "number" > 4) USING (term)
        UNION ALL
        SELECT clause, nth, is_phrase, is_open, document, count FROM recent JOIN (FROM looked_up) USING (term)
    )
    ANTI JOIN former USING (document)
),
-- The texts that have all terms of a phrase, found among those that have its rarest one.
rarest_terms AS MATERIALIZED (
    SELECT clause, arg_min(nth, texts) AS nth
    FROM (SELECT clause, nth, count(*) AS texts FROM occurrences WHERE is_phrase GROUP BY clause, nth)
    GROUP BY clause
),
shared AS MATERIALIZED (
    SELECT clause, document
    FROM occurrences
    SEMI JOIN (
        SELECT clause, document FROM occurrences JOIN rarest_terms USING (clause, nth)
    ) USING (clause, document)
    JOIN (SELECT DISTINCT clause, size FROM sought WHERE is_phrase) USING (clause)
    GROUP BY clause, document, size
    HAVING count(*) >= size
),
positioned AS MATERIALIZED (
    FROM (
        SELECT clause, nth, place, document, positions
        FROM runs
        JOIN (FROM looked_up WHERE "number" = 1 AND is_phrase) USING (term)
        UNION ALL
        SELECT clause, nth, place, document, positions
        FROM runs
        JOIN (FROM looked_up WHERE "number" = 2 AND is_phrase) USING (term)
        UNION ALL
        SELECT clause, nth, place, document, positions
        FROM runs
        JOIN (FROM looked_up WHERE "number" = 3 AND is_phrase) USING (term)
        UNION ALL
        SELECT clause, nth, place, document, positions
        FROM runs
        JOIN (FROM looked_up WHERE "number" = 4 AND is_phrase) USING (term)
        UNION ALL
        SELECT clause, nth, place, document, positions
        FROM runs
        JOIN (FROM looked_up WHERE "number" > 4 AND is_phrase) USING (term)
        UNION ALL
        SELECT clause, nth, place, document, positions FROM recent JOIN (FROM looked_up WHERE is_phrase) USING (term)
    )
    SEMI JOIN shared USING (clause, document)
),
-- Where a phrase starts, once for each two terms of it that follow each other: comparing their positions in lists took a
-- quarter of the time of counting positions by text and start.
starts AS (
    SELECT
        one.clause,
        one.document,
        unnest(list_filter(
            one.positions, lambda position: list_contains(other.positions, position + other.place - one.place)
        )) - one.place AS start
    FROM positioned AS one
    JOIN positioned AS other
        ON other.clause = one.clause AND other.document = one.document AND other.nth = one.nth + 1
    UNION ALL
    SELECT clause, document, unnest(positions) - place
    FROM positioned
    SEMI JOIN (SELECT clause FROM sought WHERE is_phrase AND size = 1) USING (clause)
),
phrases AS MATERIALIZED (
    SELECT clause, document, sum(if(start < 0, 3, 1))::INTEGER AS count
    FROM (
        SELECT clause, document, start
        FROM starts
        JOIN (SELECT DISTINCT clause, size, in_title FROM sought WHERE is_phrase) USING (clause)
        WHERE start < 0 OR NOT in_title
        GROUP BY clause, document, start, size
        HAVING count(*) = greatest(size - 1, 1)
    )
    GROUP BY clause, document
),
prefixes AS MATERIALIZED (
    SELECT clause, document, sum(count)::INTEGER AS count
    FROM occurrences
    WHERE NOT is_phrase AND is_open
    GROUP BY clause, document
),
-- How often each clause of words occurs in each text.
hits AS NOT MATERIALIZED (
    SELECT clause, document, count FROM occurrences WHERE NOT is_phrase AND NOT is_open
    UNION ALL
    FROM prefixes
    UNION ALL
    FROM phrases
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
    ANTI JOIN (SELECT article_id FROM links WHERE NOT (SELECT asked.copies FROM asked)) USING (article_id)
    WHERE (candidates.bits | coalesce(filtered.bits, 0)) & wanted = wanted
        AND NOT coalesce(filtered.is_excluded, false)
)
SELECT
    article_id,
    -- What passages have to show, for search_snippets; once, since for each of 250,000 articles it took 200 MB.
    CASE
        WHEN article_id = (SELECT min(article_id) FROM accepted)
        THEN (SELECT list(places) FROM places JOIN clauses USING (clause) WHERE NOT negated)
    END AS sought,
    coalesce(sum(
        ln(1 + (corpus.articles - frequency + 0.5) / (frequency + 0.5))
        * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * accepted.terms / corpus.terms))
    ), 0) AS score
FROM accepted
CROSS JOIN (
    -- This reads no identifiers, which would take ten times as long.
    SELECT texts - former_texts AS articles, (terms - former_terms) / articles AS terms
    FROM (SELECT count(*) AS texts, sum(terms) AS terms FROM documents)
    CROSS JOIN (SELECT count(*) AS former_texts, coalesce(sum(terms), 0) AS former_terms FROM former)
) AS corpus
LEFT JOIN (
    SELECT document, count, frequency
    FROM near
    JOIN (SELECT clause FROM clauses WHERE NOT negated) USING (clause)
    JOIN frequencies USING (clause)
) USING (document)
GROUP BY article_id;

COMMENT ON MACRO TABLE search_matches IS
    'search_matches(query, copies := false): every article that a query of search matches, in no order, to be counted or joined; columns article_id, score (BM25), sought (the terms of the query, in one row). Example: SELECT source, count(*) FROM search_matches(''recall'') JOIN articles USING (article_id) GROUP BY source';
