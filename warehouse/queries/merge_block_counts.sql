-- A block has the count that was decided last.
MERGE INTO store.block_counts AS known
USING incoming_block_counts AS counted
ON known.key = counted.key
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME
