-- Of each pair there is one ruling a relation.
INSERT INTO store.overrides BY NAME FROM incoming_overrides
