-- Give refusals that were there before the rebuild the moment at which they were refused then.
UPDATE store.refusals AS refusal
SET "at" = old."at"
FROM before.store.refusals AS old
WHERE
    old.run_id = refusal.run_id
    AND old.url IS NOT DISTINCT FROM refusal.url
    AND old.origin = refusal.origin
    AND old.stage = refusal.stage
    AND old.reason = refusal.reason
    AND old.detail = refusal.detail
