-- A refusal is written once in a run, however often the run reports it.
INSERT INTO store.refusals BY NAME
SELECT DISTINCT *, $run_id AS run_id, $now::TIMESTAMPTZ AS "at"
FROM incoming_refusals AS refused
WHERE NOT EXISTS (
    SELECT 1
    FROM store.refusals AS known
    WHERE
        known.run_id = $run_id
        AND known.url IS NOT DISTINCT FROM refused.url
        AND known.origin = refused.origin
        AND known.stage = refused.stage
        AND known.reason = refused.reason
        AND known.detail = refused.detail
)
