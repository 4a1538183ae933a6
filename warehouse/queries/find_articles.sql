-- Find the articles that a name may mean: an identifier, else a file or an address (without www and the closing
-- slash), else the first characters of an identifier, else those of a file or an address, or words of the title.
WITH wanted AS (
    SELECT
        lower($name) AS name,
        regexp_replace($name, '^(https?://)?(www\.)?|/?(#.*)?$', '', 'g') AS address,
        list_filter(string_split_regex(lower(strip_accents(nfc_normalize($name))), '\s+'), lambda w: w <> '') AS words
),
names AS (
    SELECT article_id, regexp_replace(name, '^https?://(www\.)?|/?(#.*)?$', '', 'g') AS name, name AS written
    FROM (
        SELECT article_id, unnest([origin, url]) AS name FROM store.articles
        UNION ALL
        SELECT article_id, unnest([origin, url]) FROM store.pages WHERE article_id IS NOT NULL
        UNION ALL
        SELECT article_id, unnest([url, canonical_url]) FROM store.entries WHERE article_id IS NOT NULL
    )
),
matches AS (
    SELECT article_id, 1 AS rank FROM store.articles WHERE article_id = $name
    UNION
    SELECT article_id, 2
    FROM names, wanted
    WHERE names.name = wanted.address OR ($name <> '' AND ends_with(written, '/' || $name))
    UNION
    SELECT article_id, 3
    FROM store.articles, wanted
    WHERE $name <> '' AND starts_with(article_id, wanted.name)
    UNION
    SELECT article_id, if(regexp_matches(wanted.address, '[./:_]'), 4, 5)
    FROM names, wanted
    WHERE wanted.address <> '' AND starts_with(names.name, wanted.address)
    UNION
    SELECT article_id, 5
    FROM articles, wanted
    WHERE
        wanted.words <> []
        AND list_bool_and(
            list_transform(
                wanted.words,
                -- a word of letters that have cases at its beginning, any other anywhere
                lambda w: regexp_matches(
                    lower(strip_accents(nfc_normalize(articles.title))),
                    if(upper(w) = w, '', '(^|[^\pL\pN])') || regexp_escape(w)
                )
            )
        )
)
SELECT article_id, title
FROM articles
WHERE article_id IN (SELECT article_id FROM matches WHERE rank = (SELECT min(rank) FROM matches))
ORDER BY first_seen_at DESC, article_id
