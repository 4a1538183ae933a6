-- Forget where the pages of removed articles are; this must run before the pages forget it.
UPDATE store.fetches
SET archived = NULL
WHERE
    archived IS NOT NULL
    AND (archived.file, archived."offset") IN (
        SELECT (page.archived.file, page.archived."offset")
        FROM store.pages AS page
        WHERE page.article_id IN (SELECT key FROM incoming_keys) AND page.archived IS NOT NULL
    )
