-- List the public views and macros, each with what its comment says: what it holds, and an example.
CREATE OR REPLACE TABLE store.view_guide AS
WITH defined AS (
    SELECT view.view_name AS name, 'view' AS kind, view.comment
    FROM duckdb_views() AS view
    WHERE view.database_name = current_database() AND view.schema_name = 'main' AND NOT view.internal
    UNION ALL
    SELECT DISTINCT macro.function_name, 'macro', macro.comment
    FROM duckdb_functions() AS macro
    WHERE macro.database_name = current_database() AND macro.schema_name = 'main' AND NOT macro.internal
)
SELECT
    name,
    kind,
    regexp_replace(comment, '(?s)\. Example: .*$', '') AS holds,
    nullif(regexp_extract(comment, '(?s)\. Example: (.*)$', 1), '') AS example
FROM defined
ORDER BY name, kind
