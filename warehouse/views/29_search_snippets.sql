-- The passage of each of some articles that fits a query best: the sentence in which the most words and phrases of the
-- query occur, cut to 240 characters, each occurrence between two asterisks.
CREATE OR REPLACE MACRO search_snippets(sought, article_ids) AS TABLE
WITH asked AS NOT MATERIALIZED (
    SELECT
        CASE WHEN sought IS NOT NULL THEN coalesce(
            try_cast(sought AS STRUCT(
                clause UTINYINT, size BIGINT, place BIGINT, term VARCHAR, is_open BOOLEAN, forms VARCHAR[]
            )[]),
            error('sought is the column of search_matches, as in (SELECT any_value(sought) FROM search_matches(…))')
        ) END AS sought,
        CASE WHEN article_ids IS NOT NULL THEN coalesce(
            try_cast(article_ids AS VARCHAR[]), error('article_ids is a list of identifiers of articles')
        ) END AS article_ids
),
newest AS NOT MATERIALIZED (FROM store.articles),
texts AS NOT MATERIALIZED (FROM store.numbered_revisions),

-- DuckDB reads only the vectors that have the rows of these numbers. To find 20 of a million texts by their identifiers
-- it would read all of them.
results AS MATERIALIZED (
    SELECT article_id, "text"
    FROM texts
    JOIN (
        SELECT number
        FROM (SELECT unnest((SELECT asked.article_ids FROM asked)) AS article_id)
        JOIN newest USING (article_id)
        JOIN (SELECT number, article_id, revision FROM texts) USING (article_id, revision)
    ) USING (number)
),
places AS (
    SELECT unnest(place, recursive := true) FROM (SELECT unnest((SELECT asked.sought FROM asked)) AS place)
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
                    sentences("text"),
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
)
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
);

COMMENT ON MACRO TABLE search_snippets IS
    'search_snippets(sought, article_ids): the best passages of some articles, matches between two asterisks; sought is the column of search_matches, article_ids a list; columns article_id, snippet. Example: FROM search_snippets((SELECT any_value(sought) FROM search_matches(''report'')), (SELECT list(article_id) FROM (FROM search_matches(''report'') LIMIT 5)))';
