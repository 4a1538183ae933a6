-- Entries that were refused along with the one that their page was fetched for are known by its article, now that
-- it has one.
UPDATE store.entries AS entry
SET outcome = 'known', article_id = read.article_id, reason = NULL, detail = NULL
FROM (
    SELECT asked.canonical_url, known.reason, min(page.article_id) AS article_id
    FROM store.pages AS page
    JOIN before.store.pages AS known ON known.page_id = page.page_id AND known.outcome = 'refused'
    JOIN store.entries AS asked ON asked.entry_id = page.entry_id
    WHERE page.article_id IS NOT NULL
    GROUP BY ALL
) AS read
WHERE
    read.canonical_url = entry.canonical_url
    AND read.reason = entry.reason
    AND entry.outcome = 'refused'
    AND entry.entry_id NOT IN (SELECT entry_id FROM store.pages WHERE entry_id IS NOT NULL)
