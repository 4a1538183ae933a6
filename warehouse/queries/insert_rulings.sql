-- Of each pair there is one ruling a relation.
INSERT INTO store.rulings BY NAME FROM incoming_rulings
