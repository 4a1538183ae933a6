-- Reduce an English noun to a form that singular and plural have in common: Harman's S stemmer ("How effective is
-- suffixing?", 1991) with rules of ours before and after it, for losses, buses, heroes and movies. Words of other
-- languages lose their final s too, in texts and queries alike. The exceptions would be mistaken for other words:
-- news and new, was and wa.
CREATE OR REPLACE MACRO stem(word) AS (
    -- Few words end so: the test takes 0.01 ms a text of 600 words, the replacements on every word 0.2 ms.
    CASE
        WHEN ends_with(word, 's')
            AND word NOT IN ('as', 'gas', 'has', 'his', 'is', 'its', 'lens', 'news', 'this', 'was', 'yes')
        THEN CASE
            WHEN regexp_matches(word, '(ss|sh|ch|x|^gas|^lens|(^|[^a])bus|[cilnprst]us|..o)es$')
            THEN word[:-3]
            ELSE regexp_replace(regexp_replace(regexp_replace(
                regexp_replace(word, '(.[^ea])ies$', '\1y'), '([^aeo])es$', '\1e'), '([^us])s$', '\1'), '(..o)e$', '\1')
        END
        WHEN ends_with(word, 'ie') THEN regexp_replace(word, '(.[^ea])ie$', '\1y')
        WHEN ends_with(word, 'oe') THEN regexp_replace(word, '(..)oe$', '\1o')
        ELSE word
    END
);
COMMENT ON MACRO stem IS
    'stem(word): a word in lower case without the ending of an English plural, as tokens(words) gives it. Example: SELECT stem(''batteries'')';
