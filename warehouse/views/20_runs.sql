CREATE OR REPLACE VIEW runs AS
SELECT run_id, flow, started_at, ended_at, counts
FROM store.runs;

COMMENT ON VIEW runs IS 'Every flow of every run, one row each, with its counts by outcome';
COMMENT ON COLUMN runs.run_id IS 'Identifier of the run; the flows of one run share it';
COMMENT ON COLUMN runs.flow IS 'The flow: poll, ingest, push, inbox, load, rebuild or retag';
COMMENT ON COLUMN runs.started_at IS 'When it started';
COMMENT ON COLUMN runs.ended_at IS 'When it ended';
COMMENT ON COLUMN runs.counts IS 'The number of cases of each outcome, such as counts[''loaded'']';
