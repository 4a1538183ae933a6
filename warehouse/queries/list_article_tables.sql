-- The tables whose rows belong to an article, by a column of this name; of pages and entries a remnant stays.
SELECT table_name
FROM duckdb_columns()
WHERE
    database_name = current_database()
    AND schema_name = 'store'
    AND column_name = $column
    AND table_name NOT IN ('pages', 'entries', 'block_counts')
    AND table_name IN (SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() AND schema_name = 'store')
ORDER BY table_name
