CREATE OR REPLACE VIEW columns AS
SELECT view_name, position, column_name, data_type, nullable, comment, example
FROM store.view_columns
ORDER BY view_name, position;

COMMENT ON VIEW columns IS 'Every column of every view, one row each, with what it holds and an example. Example: SELECT column_name, comment, example FROM columns WHERE view_name = ''articles''';
COMMENT ON COLUMN columns.view_name IS 'The view. Example: articles';
COMMENT ON COLUMN columns.position IS 'The position of the column in the view, counted from 1. Example: 4';
COMMENT ON COLUMN columns.column_name IS 'The column. Example: published_at';
COMMENT ON COLUMN columns.data_type IS 'Its type. Example: TIMESTAMP WITH TIME ZONE';
COMMENT ON COLUMN columns.nullable IS 'Whether it may be empty. DESCRIBE says YES for every column of a view, since DuckDB does not work it out. Example: true';
COMMENT ON COLUMN columns.comment IS 'What it holds, and when it is NULL, in words. Example: When it was published';
COMMENT ON COLUMN columns.example IS 'A value that it could have, as text; NULL if its comment has none. Example: 2026-02-16 21:20:00+00';
