-- Count the row groups of less than a vector, 2,048 rows. Each load adds one to every table that it writes; this table
-- has the fewest columns, and so the fewest rows here.
SELECT count(*)
FROM (
    SELECT row_group_id FROM pragma_storage_info('store.documents') GROUP BY row_group_id HAVING max("count") < 2048
)
