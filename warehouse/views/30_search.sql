-- The best matches of a query with the passage that fits it best: the sentence in which the most words and phrases of the
-- query occur, cut to 240 characters, each occurrence between two asterisks.
CREATE OR REPLACE MACRO search(query, max_results := 20, copies := false) AS TABLE
WITH matched AS MATERIALIZED (FROM search_matches(query, copies)),
newest AS NOT MATERIALIZED (FROM store.articles),
texts AS NOT MATERIALIZED (FROM store.numbered_revisions),

-- DuckDB reads only the vectors that have the rows of these numbers. To find 20 of a million texts by their identifiers
-- it would read all of them.
results AS MATERIALIZED (
    SELECT article_id, title, source, published_at, score, matches, sought, "text"
    FROM texts
    JOIN (
        SELECT number, source, score, matches, sought
        FROM (
            SELECT *, (SELECT count(*) FROM matched) AS matches
            FROM matched
            ORDER BY score DESC, article_id
            LIMIT max_results
        )
        JOIN newest USING (article_id)
        JOIN (SELECT number, article_id, revision FROM texts) USING (article_id, revision)
    ) USING (number)
),
places AS (
    SELECT unnest(place, recursive := true) FROM (SELECT unnest(any_value(sought)) AS place FROM results)
),
sentences AS MATERIALIZED (
    SELECT article_id, number, trim(regexp_replace(sentence, '\s+', ' ', 'g')) AS sentence, tokens(sentence) AS terms
    FROM (
        SELECT article_id, unnest(sentences) AS sentence, generate_subscripts(sentences, 1) AS number
        FROM (
            SELECT
                article_id,
                -- Where no sentence ends for long, it is cut.
                flatten(list_transform(
                    regexp_extract_all("text", '(?m)[^\n]+?(?:[.!?…]["”’»)]*(?:\s|$)|[。！？]」?|$)'),
                    lambda each: list_transform(range(0, length(each), 1000), lambda start: each[start + 1:start + 1000])
                )) AS sentences
            FROM results
        )
    )
),
occurrences AS MATERIALIZED (
    -- A pair of characters is two pieces.
    SELECT
        article_id,
        number,
        clause,
        flatten(list(if(is_pair, [start + place, start + place + 1], [start + place]))) AS positions
    FROM (
        SELECT
            article_id,
            number,
            clause,
            size,
            place,
            position - place AS start,
            regexp_full_match(term, '[\x{3005}\x{3007}\x{3041}-\x{309f}\x{30a1}-\x{30fa}\x{30fc}-\x{30ff}\x{31f0}-\x{31ff}\x{3400}-\x{4dbf}\x{4e00}-\x{9fff}\x{f900}-\x{faff}\x{ff66}-\x{ff9f}\x{20000}-\x{323af}]{2}') AS is_pair
        FROM (
            SELECT article_id, number, unnest(terms) AS found, generate_subscripts(terms, 1) AS position
            FROM sentences
        )
        JOIN places ON found = term OR is_open AND (starts_with(found, term) OR list_contains(forms, found))
    )
    GROUP BY article_id, number, clause, start, size
    HAVING count(*) = size
),
passages AS (
    SELECT
        article_id,
        arg_max(sentence, (clauses, -number)) AS passage,
        arg_max(positions, (clauses, -number)) AS positions
    FROM sentences
    JOIN (
        SELECT
            article_id,
            number,
            count(DISTINCT clause) AS clauses,
            coalesce(flatten(list(positions)), []) AS positions
        FROM (SELECT article_id, number FROM sentences)
        LEFT JOIN occurrences USING (article_id, number)
        GROUP BY article_id, number
    ) USING (article_id, number)
    GROUP BY article_id
),
-- Pieces are words, single characters of Chinese and Japanese, and the characters between words. A control character
-- parts words from Chinese or Japanese. A piece is met if one of its terms is.
pieces AS (
    SELECT
        article_id,
        list_transform(parts, lambda part: replace(part, chr(1), '')) AS pieces,
        list_transform(pieces, lambda piece, i: coalesce(list_sum(list_transform(pieces[:i - 1], lambda each: length(each))), 0))
            AS starts,
        list_transform(counts, lambda count, i: list_has_any(
            positions,
            list_transform(range(1, count + 1), lambda j: j + coalesce(list_sum(counts[:i - 1]), 0))
        )) AS met
    FROM (
        SELECT article_id, positions, parts, list_transform(parts, lambda part: len(tokens(part))) AS counts
        FROM (
            SELECT
                article_id,
                positions,
                regexp_extract_all(
                    regexp_replace(passage, '([\x{3005}\x{3007}\x{3041}-\x{309f}\x{30a1}-\x{30fa}\x{30fc}-\x{30ff}\x{31f0}-\x{31ff}\x{3400}-\x{4dbf}\x{4e00}-\x{9fff}\x{f900}-\x{faff}\x{ff66}-\x{ff9f}\x{20000}-\x{323af}]+)', chr(1) || '\1' || chr(1), 'g'),
                    '[\x{3005}\x{3007}\x{3041}-\x{309f}\x{30a1}-\x{30fa}\x{30fc}-\x{30ff}\x{31f0}-\x{31ff}\x{3400}-\x{4dbf}\x{4e00}-\x{9fff}\x{f900}-\x{faff}\x{ff66}-\x{ff9f}\x{20000}-\x{323af}][\x{3099}\x{309a}\x{ff9e}\x{ff9f}]?|[\p{L}\p{N}\p{M}]+(?:[''’＇]s\b)?|(?s:.)'
                ) AS parts
            FROM passages
        )
    )
),
snippets AS (
    SELECT
        article_id,
        if(first > 0, '…', '') || replace(array_to_string(list_transform(
            list_filter(
                range(1, len(pieces) + 1),
                lambda i: size <= 240 OR starts[i] >= first AND starts[i] + length(pieces[i]) <= first + 238
            ),
            lambda i: if(met[i], '**' || pieces[i] || '**', pieces[i])
        ), ''), '****', '') || if(size > 240 AND first + 238 < size, '…', '') AS snippet
    FROM (
        SELECT
            *,
            starts[-1] + length(pieces[-1]) AS size,
            if(size <= 240, 0, greatest(0, least(coalesce(starts[list_position(met, true)], 0) - 60, size - 238)))
                AS first
        FROM pieces
    )
)
SELECT article_id, title, source, published_at, score, coalesce(snippet, '') AS snippet, matches
FROM results
LEFT JOIN snippets USING (article_id)
ORDER BY score DESC, article_id;

COMMENT ON MACRO TABLE search IS
    'search(query, max_results := 20, copies := false): the articles that match a query best, best first; columns article_id, title, source, published_at, score (BM25, title three times), snippet (the best passage, matches between two asterisks), matches (how many articles match in all). All words must occur, in any order. "a phrase" in this order; -word and -"phrase" not; leaf OR ariya one of them; recal* any ending; title:word in the title; filters tag:batteries source:reuters lang:ja since:2026-03 until:2026-03-15 (publication; undated articles have none). Anything else is an error in words. Copies are left out unless copies := true. Example: SELECT title, snippet FROM search(''battery plant'')';
