-- List the columns of the public views, each with what its comment says: whether it may be NULL, and an example.
CREATE OR REPLACE TABLE store.view_columns AS
SELECT
    shown.table_name AS view_name,
    shown.column_index AS position,
    shown.column_name,
    shown.data_type,
    coalesce(contains(shown.comment, 'NULL'), true) AS nullable,
    regexp_replace(shown.comment, '(?s)\. Example: .*$', '') AS comment,
    nullif(regexp_extract(shown.comment, '(?s)\. Example: (.*)$', 1), '') AS example
FROM duckdb_columns() AS shown
JOIN duckdb_views() AS view
    ON view.database_name = shown.database_name
    AND view.schema_name = shown.schema_name
    AND view.view_name = shown.table_name
WHERE shown.database_name = current_database() AND shown.schema_name = 'main' AND NOT shown.internal
ORDER BY shown.table_name, shown.column_index
