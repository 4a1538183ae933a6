-- The tables of the store of a database.
SELECT table_name
FROM duckdb_tables()
WHERE database_name = $name AND schema_name = 'store'
ORDER BY table_name
