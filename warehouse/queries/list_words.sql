-- List the words that a query may use: views, their columns, and keywords.
SELECT table_name FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal
UNION
SELECT column_name FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal
UNION
SELECT keyword_name FROM duckdb_keywords()
ORDER BY 1
