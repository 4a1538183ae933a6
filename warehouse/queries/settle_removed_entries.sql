-- Settle listed entries whose address led to an article that was removed, before they are fetched.
UPDATE store.entries
SET outcome = 'removed', summary = NULL, content = NULL
WHERE
    outcome = 'pending'
    AND entry_id IN (SELECT entry_id FROM incoming_entries)
    AND canonical_url IN (SELECT removed.canonical_url FROM store.entries AS removed WHERE removed.outcome = 'removed')
