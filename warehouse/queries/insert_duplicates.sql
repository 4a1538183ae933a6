-- Every copy has one link to its original.
INSERT INTO store.duplicates BY NAME FROM incoming_duplicates
