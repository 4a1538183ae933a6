CREATE OR REPLACE VIEW runs AS
SELECT run_id, flow, started_at, ended_at, counts
FROM store.runs;

COMMENT ON VIEW runs IS 'Every flow of every run, one row each, with its counts by outcome. Example: SELECT flow, started_at, counts FROM runs ORDER BY started_at DESC LIMIT 10';
COMMENT ON COLUMN runs.run_id IS 'Identifier of the run; the flows of one run share it. Example: 3e9a07c5d1f6b248';
COMMENT ON COLUMN runs.flow IS 'The flow: poll, ingest, push, inbox, load, rebuild or retag. Example: ingest';
COMMENT ON COLUMN runs.started_at IS 'When it started. Example: 2026-02-16 21:31:07+00';
COMMENT ON COLUMN runs.ended_at IS 'When it ended. Example: 2026-02-16 21:31:24+00';
COMMENT ON COLUMN runs.counts IS 'The number of cases of each outcome, such as counts[''loaded'']. Example: {loaded: 4, refused: 1}';
