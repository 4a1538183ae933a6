-- Split a text into terms, in their order, in the same way for indexing and for searching. In Chinese and Japanese no
-- spaces separate the words: there each character is a term, together with the one after it if that is of the same
-- run. Words of other scripts lose their accents and the endings of the English plural and possessive.
-- The lists of one element give names to values, since a subquery could not be used inside lambdas. The class of all
-- letters is used once alone: DuckDB takes 1.6 ms to compile it.
CREATE OR REPLACE MACRO tokens(words) AS (
    list_transform([regexp_replace(fold(coalesce(words, '')), '[''’＇]s\b', '', 'g')], lambda line:
        list_transform([regexp_extract_all(
            CASE WHEN regexp_matches(line, '[\x{3005}\x{3007}\x{3041}-\x{309f}\x{30a1}-\x{30fa}\x{30fc}-\x{30ff}\x{31f0}-\x{31ff}\x{3400}-\x{4dbf}\x{4e00}-\x{9fff}\x{f900}-\x{faff}\x{ff66}-\x{ff9f}\x{20000}-\x{323af}]') THEN regexp_replace(line, '([\x{3005}\x{3007}\x{3041}-\x{309f}\x{30a1}-\x{30fa}\x{30fc}-\x{30ff}\x{31f0}-\x{31ff}\x{3400}-\x{4dbf}\x{4e00}-\x{9fff}\x{f900}-\x{faff}\x{ff66}-\x{ff9f}\x{20000}-\x{323af}]+)', ' \1 ', 'g')
            ELSE strip_accents(line) END,
            '[\p{L}\p{N}\p{M}]+'
        )], lambda runs:
            CASE WHEN regexp_matches(line, '[\x{3005}\x{3007}\x{3041}-\x{309f}\x{30a1}-\x{30fa}\x{30fc}-\x{30ff}\x{31f0}-\x{31ff}\x{3400}-\x{4dbf}\x{4e00}-\x{9fff}\x{f900}-\x{faff}\x{ff66}-\x{ff9f}\x{20000}-\x{323af}]') THEN flatten(list_transform(runs, lambda run:
                CASE WHEN regexp_matches(run, '[\x{3005}\x{3007}\x{3041}-\x{309f}\x{30a1}-\x{30fa}\x{30fc}-\x{30ff}\x{31f0}-\x{31ff}\x{3400}-\x{4dbf}\x{4e00}-\x{9fff}\x{f900}-\x{faff}\x{ff66}-\x{ff9f}\x{20000}-\x{323af}]')
                THEN list_transform(range(1, length(run) + 1), lambda first: run[first:first + 1])
                ELSE [stem(strip_accents(run))] END
            ))
            ELSE list_transform(runs, lambda word: stem(word)) END
        )[1]
    )[1]
);
COMMENT ON MACRO tokens IS
    'tokens(words): the list of terms in a text, in their order, as the macro search indexes and looks them up; pairs of characters for Chinese and Japanese. Example: SELECT tokens(''Batteries of Nissan’s'')';
