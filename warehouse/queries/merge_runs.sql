-- Each flow of a run stands there once, as it was last reported.
MERGE INTO store.runs AS known
USING incoming_runs AS run
ON known.run_id = run.run_id AND known.flow = run.flow
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME
