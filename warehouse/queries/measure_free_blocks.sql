-- Return the share of the file's blocks that hold nothing, from 0 to 1, as the last checkpoint left them.
SELECT free_blocks / greatest(total_blocks, 1)
FROM pragma_database_size()
WHERE database_name = current_database()
