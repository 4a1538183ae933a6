-- The named rules are refused from now on, or with no time in force again; one that is so already stays as it is.
UPDATE store.learned_rules
SET refused_at = $refused_at
WHERE rule IN (SELECT key FROM incoming_keys) AND (refused_at IS NULL) = ($refused_at::TIMESTAMPTZ IS NOT NULL)
