-- An entry's turn ends as reported; an article that came of it earlier stays named.
UPDATE store.entries AS entry
SET
    outcome = ended.outcome,
    article_id = coalesce(ended.article_id, entry.article_id),
    reason = ended.reason,
    detail = ended.detail,
    attempts = ended.attempts,
    next_attempt_at = ended.next_attempt_at,
    run_id = $run_id
FROM incoming_outcomes AS ended
WHERE ended.entry_id = entry.entry_id
