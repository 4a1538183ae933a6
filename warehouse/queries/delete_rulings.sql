-- What people decided about a pair is forgotten, or makes room for what they say now.
DELETE FROM store.rulings
WHERE (first, second, relation) IN (SELECT (first, second, relation) FROM incoming_rulings)
