-- Every block of every revision that was read, kept or removed.
INSERT INTO store.blocks BY NAME FROM incoming_blocks
