-- The views that hold rows of the edition: all but those whose rows depend on a variable of the reader.
SELECT view_name, comment
FROM duckdb_views()
WHERE database_name = current_database() AND schema_name = 'main' AND NOT internal AND NOT contains(sql, 'getvariable')
ORDER BY view_name
