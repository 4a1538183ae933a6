CREATE OR REPLACE VIEW runs AS
SELECT run_id, flow, started_at, ended_at, counts
FROM store.runs;

COMMENT ON VIEW runs IS 'What each flow of each run did';
COMMENT ON COLUMN runs.run_id IS 'Identifier of the run; the flows of one pass share it';
COMMENT ON COLUMN runs.flow IS 'Which flow ran';
COMMENT ON COLUMN runs.started_at IS 'When it began';
COMMENT ON COLUMN runs.ended_at IS 'When it ended';
COMMENT ON COLUMN runs.counts IS 'How often each outcome occurred, as in counts[loaded]';
