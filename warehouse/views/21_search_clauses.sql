-- Read a query of the search: one row for each word, phrase or filter, or an error in words for the first clause that is
-- not understood. Clauses that OR connects have the same bit; of these one has to be met.
CREATE OR REPLACE MACRO search_clauses(query) AS TABLE
WITH taxonomy AS NOT MATERIALIZED (FROM store.tags),
line AS (
    SELECT regexp_replace(coalesce(query::VARCHAR, ''), '[“”„‟＂]', '"', 'g') AS line
),
written AS (
    SELECT
        * EXCLUDE (part),
        part.minus <> '' AS negated,
        lower(part.field) AS field,
        part.mark <> '' AS is_quoted,
        part.value AS value,
        part.star <> '' AS has_star,
        -- A letter after the star keeps the last letters before it from being taken for a plural.
        if(part.field IN ('', 'title'), tokens(part.value || if(part.star = '', '', 'q')), []) AS terms
    FROM (
        SELECT
            line,
            position,
            clause,
            regexp_extract(
                clause,
                '^(-?)(?:([A-Za-z]+):)?("?)([^"]*?)"?(\*?)$',
                ['minus', 'field', 'mark', 'value', 'star']
            ) AS part
        FROM (
            SELECT line, unnest(clauses) AS clause, generate_subscripts(clauses, 1) AS position
            FROM (
                SELECT
                    line,
                    -- A figure is also found as it is written with or without commas between its thousands.
                    flatten(list_transform(clauses, lambda clause:
                        list_transform([
                            CASE WHEN NOT regexp_full_match(clause, '-?(title:)?[^:*]*\d{3}[^:*]*') THEN clause
                                WHEN regexp_matches(clause, '\d[.,]\d{3}\b')
                                THEN regexp_replace(
                                    regexp_replace(clause, '\b([1-9]\d*)[.,](\d{3})\b', '\1\2', 'g'),
                                    '\b([1-9]\d*)[.,](\d{3})\b', '\1\2', 'g'
                                )
                                ELSE regexp_replace(
                                    regexp_replace(clause, '\b([1-9]\d{0,2})(\d{3})(\d{3})\b', '\1,\2,\3', 'g'),
                                    '\b([1-9]\d{0,2})(\d{3})\b', '\1,\2', 'g'
                                ) END
                        ], lambda other:
                            CASE WHEN other = clause THEN [clause]
                                WHEN starts_with(clause, '-') THEN [clause, other]
                                ELSE [clause, 'OR', other] END
                        )[1]
                    )) AS clauses
                FROM (
                    SELECT
                        line,
                        regexp_extract_all(
                            CASE WHEN length(line) - length(replace(line, '"', '')) & 1 = 1
                                THEN error(
                                    'search does not understand ' || line || ': a quotation mark is missing. Write one'
                                    || ' before a phrase and one after it, as in "battery plant"'
                                )
                                ELSE line END,
                            '-?(?:[A-Za-z]+:)?(?:"[^"]*"\*?|[^\s\p{Z}"]+)'
                        ) AS clauses
                    FROM line
                )
            )
        )
    )
),
-- Dashes, commas and the like between words mean nothing, and so do brackets unless there are alternatives.
-- Lists take the place of windows here: in DuckDB 1.5.5 several windows of one query failed now and then in threads.
kept AS (
    SELECT list(row ORDER BY row.position) AS rows
    FROM (SELECT written AS row FROM written)
    WHERE len(row.terms) > 0 OR row.field <> '' OR row.is_quoted OR regexp_matches(row.clause, '[*|]|^[-!]')
),
clauses AS (
    SELECT
        * EXCLUDE (rows),
        len(rows) AS size,
        clause = 'OR' AS is_or,
        rows[number - 1].clause AS previous,
        rows[number + 1].clause AS next,
        -- Clauses that OR connects have one number.
        len(list_filter(rows[:number], lambda each, i: each.clause <> 'OR' AND (i = 1 OR rows[i - 1].clause <> 'OR'))) AS alternatives,
        -- The first of the days of a year, a month or a day.
        CASE WHEN field IN ('since', 'until') AND regexp_full_match(value, '\d{4}(-\d\d(-\d\d)?)?')
            THEN try_cast(value || right('-01-01', 10 - length(value)) AS DATE) END AS first_day,
        (first_day + CASE length(value) WHEN 4 THEN INTERVAL 1 YEAR WHEN 7 THEN INTERVAL 1 MONTH ELSE INTERVAL 1 DAY END)::DATE
            AS day_after
    FROM (
        SELECT rows, tags, number, unnest(row)
        FROM (
            SELECT rows, tags, unnest(rows) AS row, generate_subscripts(rows, 1) AS number
            FROM kept
            -- A subquery for each clause would take longer to plan than all the rest.
            CROSS JOIN (SELECT coalesce(list(tag), []) AS tags FROM taxonomy)
        )
    )
),
problems AS (
    SELECT
        * EXCLUDE (line, tags, is_quoted, previous, next, size),
        -- Only these days have to fit together.
        NOT negated AND coalesce(previous <> 'OR', true) AND coalesce(next <> 'OR', true) AS is_certain,
        'search does not understand ' || clause || ': ' || CASE
            WHEN is_or AND (previous IS NULL OR previous = 'OR' OR next IS NULL)
                THEN 'OR connects two words or filters: write one before it and one after it, as in leaf OR ariya'
            WHEN is_or AND starts_with(next, '-')
                THEN 'an alternative cannot have a minus: leave out OR, or the minus after it'
            WHEN is_or THEN NULL
            WHEN clause IN ('AND', 'NOT')
                THEN 'all words have to occur, so leave out AND; a minus excludes a word, as in leaf -hybrid'
            WHEN contains(line, ' OR ') AND regexp_matches(clause, '[()]')
                THEN 'there are no brackets: OR connects the words next to it, so that leaf OR ariya battery'
                    || ' finds battery with one of the others'
            WHEN regexp_matches(clause, '^-[-(]|^-$')
                THEN 'a minus goes before a word, a phrase or a filter, as in -hybrid or -"solid state"'
            WHEN negated AND 'OR' IN (previous, next)
                THEN 'an alternative cannot have a minus: leave out OR, or the minus'
            WHEN field NOT IN ('', 'title', 'tag', 'source', 'lang', 'since', 'until')
                THEN 'there is no filter ' || field || ':, but title:, tag:, source:, lang:, since: and until:.'
                    || ' To search for the words put them into quotation marks: "' || trim(clause, '-"') || '"'
            WHEN field <> '' AND value = ''
                THEN 'a value has to follow at once, as in tag:batteries or title:"port strike"'
            WHEN starts_with(value, '-') AND field <> '' THEN 'write the minus first: -' || field || ':'
                || ltrim(value, '-')
            WHEN contains(value, '*') OR has_star AND (field NOT IN ('', 'title') OR terms = ['q'])
                THEN 'a star goes after the first letters of a word, as in recal*'
            WHEN field IN ('since', 'until') AND first_day IS NULL
                THEN 'write a day, a month or a year: ' || field || ':2026-03-15, ' || field || ':2026-03 or '
                    || field || ':2026'
            WHEN field = 'lang' AND NOT regexp_full_match(value, '[A-Za-z]{2,3}')
                THEN 'write the code of the language, as in lang:en or lang:ja'
            WHEN field = 'lang' AND lower(value) IN ('jp', 'cn', 'kr', 'gr', 'cz', 'ua', 'dk')
                THEN 'that is the code of a country, and of the language it is lang:'
                    || MAP {'jp': 'ja', 'cn': 'zh', 'kr': 'ko', 'gr': 'el', 'cz': 'cs', 'ua': 'uk', 'dk': 'da'}[lower(value)]
            WHEN field = 'tag' AND NOT list_contains(tags, replace(lower(value), ' ', '-'))
                THEN 'there is no such tag'
                    || coalesce('; the most similar one is tag:' || list_reverse_sort(list_transform(
                        tags, lambda tag: {'similarity': jaro_winkler_similarity(tag, lower(value)), 'tag': tag}
                    ))[1].tag, '')
                    || '. The view tags lists them'
            WHEN is_quoted AND field IN ('', 'title') AND len(terms) = 0
                THEN 'there is no word between the quotation marks'
            WHEN NOT is_quoted AND regexp_matches(value, '\|')
                THEN 'write OR between alternatives, as in leaf OR ariya'
            WHEN NOT is_quoted AND regexp_matches(value, '^!')
                THEN 'a minus excludes a word, as in leaf -hybrid'
            WHEN NOT is_quoted AND regexp_matches(value, '[A-Za-z\x{c0}-\x{1fff}\x{3041}-\x{d7ff}\x{ff21}-\x{ffdc}][~^]\d*$|^[~^]\d')
                THEN 'similar spellings and weights are not supported: a star stands for any ending, as in recal*'
            WHEN NOT is_quoted AND regexp_matches(value, '[A-Za-z\x{c0}-\x{1fff}\x{3041}-\x{d7ff}\x{ff21}-\x{ffdc}][?][A-Za-z\x{c0}-\x{1fff}\x{3041}-\x{d7ff}\x{ff21}-\x{ffdc}]|^[A-Za-z\x{c0}-\x{1fff}\x{3041}-\x{d7ff}\x{ff21}-\x{ffdc}]+%$')
                THEN 'a star after the first letters of a word stands for any ending, as in recal*'
            WHEN NOT is_quoted AND regexp_matches(value, '^[A-Za-z\x{c0}-\x{1fff}\x{3041}-\x{d7ff}\x{ff21}-\x{ffdc}]+[<>=]')
                THEN 'to compare dates write since:2026-03 or until:2026; anything else in WHERE'
            WHEN NOT is_quoted AND regexp_matches(value, '^/.+/$')
                THEN 'there are no regular expressions: use regexp_matches(text, …) on the view articles'
            WHEN size > 60
                THEN 'a query has at most 60 words: put sentences into quotation marks'
        END AS problem
    FROM clauses
)
SELECT
    position::UTINYINT AS clause,
    1::UBIGINT << alternatives AS bit,
    negated,
    field,
    CASE field WHEN 'tag' THEN replace(lower(value), ' ', '-') ELSE lower(value) END AS value,
    first_day,
    day_after,
    -- The last character of a run of Chinese or Japanese is in the pair before it; a single one begins any pair.
    list_filter(
        list_transform(terms, lambda term, place: {
            'place': place,
            'term': if(has_star AND place = len(terms), term[:-2], term),
            'is_open': has_star AND place = len(terms) OR regexp_full_match(term, '[\x{3005}\x{3007}\x{3041}-\x{309f}\x{30a1}-\x{30fa}\x{30fc}-\x{30ff}\x{31f0}-\x{31ff}\x{3400}-\x{4dbf}\x{4e00}-\x{9fff}\x{f900}-\x{faff}\x{ff66}-\x{ff9f}\x{20000}-\x{323af}]')
        }),
        lambda each: each.term <> '' AND NOT (
            each.is_open AND each.place > 1 AND terms[each.place - 1][2:] = each.term
            AND regexp_full_match(each.term, '[\x{3005}\x{3007}\x{3041}-\x{309f}\x{30a1}-\x{30fa}\x{30fc}-\x{30ff}\x{31f0}-\x{31ff}\x{3400}-\x{4dbf}\x{4e00}-\x{9fff}\x{f900}-\x{faff}\x{ff66}-\x{ff9f}\x{20000}-\x{323af}]')
        )
    ) AS terms
FROM (
    SELECT unnest(
        CASE
            WHEN problem IS NOT NULL THEN error(problem)
            WHEN since >= until THEN error(
                'search finds no day that is both since ' || since::VARCHAR || ' and until ' || (until - 1)::VARCHAR
            )
            ELSE clauses
        END,
        recursive := true
    )
    FROM (
        SELECT
            list(problems ORDER BY position) AS clauses,
            arg_min(problem, position) AS problem,
            max(first_day) FILTER (field = 'since' AND is_certain) AS since,
            min(day_after) FILTER (field = 'until' AND is_certain) AS until
        FROM problems
    )
)
WHERE NOT is_or;

COMMENT ON MACRO TABLE search_clauses IS
    'search_clauses(query): how search reads a query, one row for each word, phrase and filter; columns clause (its place in the query), bit (the same for alternatives that OR connects), negated, field (empty for words, or title, tag, source, lang, since, until), value, first_day and day_after (of since and until), terms (in which order, is_open where any ending matches). Example: FROM search_clauses(''leaf OR ariya -"solid state"'')';
