-- Find the articles that a name may mean: an identifier, else a file or an address (without www and the closing
-- slash), else the first characters of an identifier, at least four.
WITH names AS (
    SELECT article_id, unnest([origin, url]) AS name FROM store.articles
    UNION ALL
    SELECT article_id, unnest([origin, url]) FROM store.pages WHERE article_id IS NOT NULL
    UNION ALL
    SELECT article_id, unnest([url, canonical_url]) FROM store.entries WHERE article_id IS NOT NULL
),
matches AS (
    SELECT article_id, 1 AS rank FROM store.articles WHERE article_id = $name
    UNION
    SELECT article_id, 2
    FROM names
    WHERE
        regexp_replace(name, '^https?://(www\.)?|/?(#.*)?$', '', 'g')
        = regexp_replace($name, '^https?://(www\.)?|/?(#.*)?$', '', 'g')
        OR ($name <> '' AND ends_with(name, '/' || $name))
    UNION
    SELECT article_id, 3 FROM store.articles WHERE length($name) >= 4 AND starts_with(article_id, lower($name))
)
SELECT article_id, title
FROM articles
WHERE article_id IN (SELECT article_id FROM matches WHERE rank = (SELECT min(rank) FROM matches))
ORDER BY first_seen_at, article_id
