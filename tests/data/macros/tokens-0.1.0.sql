-- Split a text into terms, in the same way for indexing and for searching. Runs of Chinese and Japanese characters
-- become overlapping pairs, since no spaces separate their words; other words lose their case, their accents and a
-- plural s (Harman's S stemmer, "How effective is suffixing?", 1991, after a rule of ours for losses and batches).
CREATE OR REPLACE MACRO tokens(words) AS (
    WITH folded AS (
        SELECT lower(translate(
            nfc_normalize(words),
            '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ',
            '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
        )) AS line
    ),
    split AS (
        SELECT
            regexp_extract_all(
                line, '[\x{3005}\x{3007}\x{3041}-\x{309f}\x{30a1}-\x{30fa}\x{30fc}-\x{30ff}\x{31f0}-\x{31ff}\x{3400}-\x{4dbf}\x{4e00}-\x{9fff}\x{f900}-\x{faff}\x{ff66}-\x{ff9f}\x{20000}-\x{323af}]+'
            ) AS runs,
            regexp_extract_all(
                strip_accents(regexp_replace(
                    line, '[\x{3005}\x{3007}\x{3041}-\x{309f}\x{30a1}-\x{30fa}\x{30fc}-\x{30ff}\x{31f0}-\x{31ff}\x{3400}-\x{4dbf}\x{4e00}-\x{9fff}\x{f900}-\x{faff}\x{ff66}-\x{ff9f}\x{20000}-\x{323af}]+', ' ', 'g'
                )),
                '[\p{L}\p{N}]+'
            ) AS plain
        FROM folded
    )
    SELECT list_concat(
        list_transform(plain, lambda word: regexp_replace(regexp_replace(regexp_replace(regexp_replace(
            word, '(ss|sh|ch|x)es$', '\1'), '([^ea])ies$', '\1y'), '([^aeo])es$', '\1e'), '([^us])s$', '\1')),
        flatten(list_transform(runs, lambda run: list_transform(
            range(1, greatest(length(run), 2)), lambda first: run[first:first + 1])))
    )
    FROM split
);
COMMENT ON MACRO tokens IS
    'tokens(words): the list of terms in a text, as the macro search indexes and looks them up; overlapping pairs of characters for Chinese and Japanese';
