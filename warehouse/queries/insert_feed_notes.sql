-- What is to be told of a feed is written once in a run.
INSERT INTO store.feed_notes BY NAME
SELECT DISTINCT *, $run_id AS run_id, $now::TIMESTAMPTZ AS "at"
FROM incoming_feed_notes AS told
WHERE NOT EXISTS (
    SELECT 1
    FROM store.feed_notes AS known
    WHERE
        known.run_id = $run_id
        AND known.feed_id = told.feed_id
        AND known.reason = told.reason
        AND known.detail = told.detail
)
