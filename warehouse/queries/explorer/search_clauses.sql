-- Lists the words, phrases and filters of a query, each written as a query of its own.
SELECT
    bit,
    negated,
    if(field = '', '', field || ':')
        || if(regexp_full_match(value, '[\p{L}\p{M}\p{N}.-]+'), value, '"' || value || '"')
        -- A single character of Chinese or Japanese is open as it is.
        || if(terms[-1].is_open AND NOT regexp_matches(value, '[\p{Han}\p{Hiragana}\p{Katakana}]$'), '*', '') AS text
FROM search_clauses($query)
ORDER BY clause;
