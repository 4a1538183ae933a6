-- What did the last runs do?
--
-- Each row is a flow of a run, the newest first: how long it took and its counts by outcome.
--
-- subject: arrival
-- columns: started_at, flow, took, counts
SELECT started_at, flow, ended_at - started_at AS took, counts
FROM runs
ORDER BY started_at DESC, flow
LIMIT 30
