"""DuckDB and the only SQL of the project: migrations, loading, reading, views, publishing."""
