-- Give entries whose newest page has another outcome than before that outcome; other entries stay as they are.
UPDATE store.entries AS entry
SET outcome = page.outcome, article_id = page.article_id, reason = page.reason, detail = page.detail
FROM (
    SELECT * FROM store.pages
    QUALIFY row_number() OVER (PARTITION BY entry_id ORDER BY received_at DESC, page_id) = 1
) AS page
JOIN before.store.pages AS old ON old.page_id = page.page_id
WHERE
    page.entry_id = entry.entry_id
    AND entry.outcome IN ('loaded', 'revised', 'unchanged', 'refused')
    AND (page.outcome, page.article_id, page.reason) IS DISTINCT FROM (old.outcome, old.article_id, old.reason)
