-- Every request stands in the log once.
INSERT INTO store.fetches BY NAME
SELECT *, $run_id AS run_id
FROM incoming_fetches
WHERE fetch_id NOT IN (SELECT fetch_id FROM store.fetches)
