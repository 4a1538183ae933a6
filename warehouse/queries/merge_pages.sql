-- A page stands there once, with the outcome of its last reading.
MERGE INTO store.pages AS known
USING (SELECT *, $run_id AS run_id FROM incoming_pages) AS page
ON known.page_id = page.page_id
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME
