-- Return how many new or changed entries the flows of a run put on the work list.
SELECT coalesce(sum(counts['entries']), 0)::BIGINT
FROM runs
WHERE run_id = $run_id
