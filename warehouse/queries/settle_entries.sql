-- An entry whose page is loaded is finished in the same transaction, so no kill can part the two.
-- A page that landed before the entry changed (one read again from the archive) does not settle it.
UPDATE store.entries AS entry
SET
    outcome = page.outcome,
    article_id = coalesce(page.article_id, entry.article_id),
    reason = page.reason,
    detail = page.detail,
    next_attempt_at = NULL,
    run_id = $run_id
FROM incoming_pages AS page
WHERE
    page.entry_id = entry.entry_id
    AND page.landed_at >= (
        SELECT max(seen.seen_at) FROM store.entry_versions AS seen WHERE seen.entry_id = entry.entry_id
    )
