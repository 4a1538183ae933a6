-- Refuse the named rules, or where $refused_at is NULL bring them into force again; return how many that changed.
UPDATE store.learned_rules
SET refused_at = $refused_at
WHERE rule IN (SELECT key FROM incoming_keys) AND (refused_at IS NULL) = ($refused_at::TIMESTAMPTZ IS NOT NULL)
