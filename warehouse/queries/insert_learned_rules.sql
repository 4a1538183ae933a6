-- A rule is learned once; its evidence stays as it was then.
INSERT INTO store.learned_rules BY NAME
SELECT *
FROM incoming_learned_rules
WHERE rule NOT IN (SELECT rule FROM store.learned_rules)
