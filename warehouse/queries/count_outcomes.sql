-- How often each outcome occurred in a run: of its pages, and of entries that ended without a page.
SELECT outcome, count(*)
FROM (
    SELECT outcome FROM store.pages WHERE run_id = $run_id
    UNION ALL
    SELECT entry.outcome
    FROM store.entries AS entry
    WHERE
        entry.run_id = $run_id
        AND entry.entry_id NOT IN (
            SELECT page.entry_id
            FROM store.pages AS page
            WHERE page.run_id = $run_id AND page.entry_id IS NOT NULL
        )
)
GROUP BY outcome
ORDER BY outcome
