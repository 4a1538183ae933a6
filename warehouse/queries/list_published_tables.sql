-- The tables of the store that views and macros read, and that of the migrations, each with its columns and their types.
WITH texts AS (
    SELECT sql AS text
    FROM duckdb_views()
    WHERE database_name = current_database() AND NOT internal
    UNION ALL
    SELECT macro_definition
    FROM duckdb_functions()
    WHERE database_name = current_database() AND NOT internal
),
read_tables AS (
    SELECT unnest(regexp_extract_all(text, '\bstore\.(\w+)', 1)) AS table_name FROM texts
    UNION
    SELECT 'migrations'
)
SELECT
    tables.table_name,
    list(columns.column_name ORDER BY columns.column_index) AS columns,
    list(columns.data_type ORDER BY columns.column_index) AS types
FROM duckdb_tables() AS tables
SEMI JOIN read_tables ON read_tables.table_name = tables.table_name
JOIN duckdb_columns() AS columns
    ON columns.database_name = tables.database_name AND columns.schema_name = tables.schema_name
    AND columns.table_name = tables.table_name
WHERE tables.database_name = current_database() AND tables.schema_name = 'store'
GROUP BY tables.table_name
ORDER BY tables.table_name;
