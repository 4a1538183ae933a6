-- Whether a page is cut is known of every page. In the transaction that adds a column DuckDB cannot make it NOT NULL,
-- since the table has an index.
ALTER TABLE store.pages ALTER COLUMN is_cut SET NOT NULL;
