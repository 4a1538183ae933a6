-- The views there are to query, and what each holds.
SELECT view_name AS "view", comment FROM duckdb_views() WHERE NOT internal AND schema_name = 'main' ORDER BY 1
