-- Entries whose newest page came out otherwise than before tell what it came to; the others stay as they are.
UPDATE store.entries AS entry
SET outcome = page.outcome, article_id = page.article_id, reason = page.reason, detail = page.detail
FROM (
    SELECT * FROM store.pages
    QUALIFY row_number() OVER (PARTITION BY entry_id ORDER BY received_at DESC, page_id) = 1
) AS page
JOIN before.store.pages AS known ON known.page_id = page.page_id
WHERE
    page.entry_id = entry.entry_id
    AND entry.outcome IN ('loaded', 'revised', 'unchanged', 'refused')
    AND (page.outcome, page.article_id, page.reason) IS DISTINCT FROM (known.outcome, known.article_id, known.reason)
