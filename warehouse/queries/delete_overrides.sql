-- What people decided about a pair is forgotten, or makes room for what they say now.
DELETE FROM store.overrides
WHERE (first, second, relation) IN (SELECT (first, second, relation) FROM incoming_overrides)
