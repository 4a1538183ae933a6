-- Forget where the answers to old requests are, but for those that a page is still read from.
UPDATE store.fetches
SET archived = NULL
WHERE
    archived IS NOT NULL
    AND started_at < coalesce(
        (SELECT stated.kept_since FROM incoming_corpora AS stated WHERE stated.corpus = 'feed'), $kept_since
    )
    AND (archived.file, archived."offset") NOT IN (
        SELECT (page.archived.file, page.archived."offset") FROM store.pages AS page WHERE page.archived IS NOT NULL
    )
