-- List the columns of a view in their order, with their types and comments.
SELECT column_name AS "column", data_type AS type, comment
FROM duckdb_columns()
WHERE schema_name = 'main' AND table_name = $view
ORDER BY column_index
