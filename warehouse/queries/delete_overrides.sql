-- Delete the decisions that people took back.
DELETE FROM store.overrides
WHERE (first, second, relation) IN (SELECT (first, second, relation) FROM incoming_overrides)
