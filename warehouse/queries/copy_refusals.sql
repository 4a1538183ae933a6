-- Copy the refusals, except those of pages that the rebuild reads again.
INSERT INTO store.refusals BY NAME
FROM before.store.refusals AS refusal
WHERE NOT EXISTS (
    SELECT 1
    FROM before.store.pages AS page
    WHERE
        page.outcome = 'refused'
        AND page.archived IS NOT NULL
        AND page.run_id = refusal.run_id
        AND page.url IS NOT DISTINCT FROM refusal.url
        AND page.origin = refusal.origin
        AND page.stage = refusal.stage
        AND page.reason = refusal.reason
        AND page.detail = refusal.detail
)
