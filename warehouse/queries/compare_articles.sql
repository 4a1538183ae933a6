-- Count the articles that are new, gone, or changed in text, title, date, authors or language, with examples.
WITH after_rebuild AS (
    SELECT article_id, title, authors, published_at, language, text
    FROM store.articles
    JOIN store.revisions USING (article_id, revision)
),
before_rebuild AS (
    SELECT article_id, title, authors, published_at, language, text
    FROM before.store.articles
    JOIN before.store.revisions USING (article_id, revision)
),
changed AS (
    SELECT
        coalesce(fresh.article_id, old.article_id) AS article_id,
        coalesce(fresh.title, old.title) AS title,
        unnest(
            CASE
                WHEN old.article_id IS NULL THEN ['gained']
                WHEN fresh.article_id IS NULL THEN ['lost']
                ELSE list_filter(
                    [
                        if(fresh.text <> old.text, 'text', NULL),
                        if(fresh.title <> old.title, 'title', NULL),
                        if(fresh.published_at IS DISTINCT FROM old.published_at, 'date', NULL),
                        if(fresh.authors <> old.authors, 'authors', NULL),
                        if(fresh.language IS DISTINCT FROM old.language, 'language', NULL)
                    ],
                    lambda change: change IS NOT NULL
                )
            END
        ) AS change
    FROM after_rebuild AS fresh
    FULL JOIN before_rebuild AS old ON old.article_id = fresh.article_id
)
SELECT change AS name, count(*) AS count, list(article_id || '  ' || title ORDER BY article_id)[:$limit] AS examples
FROM changed
GROUP BY change
ORDER BY change
