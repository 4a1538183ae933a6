-- Write how an attempt at each entry ended; an article that an earlier attempt led to stays in the row.
UPDATE store.entries AS entry
SET
    outcome = incoming.outcome,
    article_id = coalesce(incoming.article_id, entry.article_id),
    reason = incoming.reason,
    detail = incoming.detail,
    attempts = incoming.attempts,
    next_attempt_at = incoming.next_attempt_at,
    run_id = $run_id
FROM incoming_outcomes AS incoming
WHERE incoming.entry_id = entry.entry_id
