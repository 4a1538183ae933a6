-- Give entries that were refused together with another entry of the same address the article which that entry's page
-- now has.
UPDATE store.entries AS entry
SET outcome = 'known', article_id = read.article_id, reason = NULL, detail = NULL
FROM (
    SELECT fetched.canonical_url, old.reason, min(page.article_id) AS article_id
    FROM store.pages AS page
    JOIN before.store.pages AS old ON old.page_id = page.page_id AND old.outcome = 'refused'
    JOIN store.entries AS fetched ON fetched.entry_id = page.entry_id
    WHERE page.article_id IS NOT NULL
    GROUP BY ALL
) AS read
WHERE
    read.canonical_url = entry.canonical_url
    AND read.reason = entry.reason
    AND entry.outcome = 'refused'
    AND entry.entry_id NOT IN (SELECT entry_id FROM store.pages WHERE entry_id IS NOT NULL)
