-- An origin has the robots.txt that it gave last; those of more than a day ago are forgotten.
MERGE INTO store.robots AS known
USING incoming_robots AS said
ON known.origin = said.origin
WHEN MATCHED AND known.fetched_at <= said.fetched_at THEN UPDATE SET
    fetched_at = said.fetched_at,
    text = said.text,
    reason = said.reason,
    detail = said.detail
WHEN NOT MATCHED BY TARGET THEN
    INSERT (origin, fetched_at, text, reason, detail)
    VALUES (said.origin, said.fetched_at, said.text, said.reason, said.detail)
WHEN NOT MATCHED BY SOURCE AND known.fetched_at <= $now::TIMESTAMPTZ - INTERVAL 1 DAY THEN DELETE
