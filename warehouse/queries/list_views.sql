-- List the views that can be queried, with their comments.
SELECT view_name AS "view", comment FROM duckdb_views() WHERE NOT internal AND schema_name = 'main' ORDER BY 1
