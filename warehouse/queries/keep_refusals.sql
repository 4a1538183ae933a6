-- Refusals stay, but for those of pages that are read again.
INSERT INTO store.refusals BY NAME
FROM before.store.refusals AS said
WHERE NOT EXISTS (
    SELECT 1
    FROM before.store.pages AS page
    WHERE
        page.outcome = 'refused'
        AND page.archived IS NOT NULL
        AND page.run_id = said.run_id
        AND page.url IS NOT DISTINCT FROM said.url
        AND page.origin = said.origin
        AND page.stage = said.stage
        AND page.reason = said.reason
        AND page.detail = said.detail
)
