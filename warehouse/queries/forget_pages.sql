-- Forget the records of the archive that the named pages refer to.
UPDATE store.pages SET archived = NULL WHERE archived IS NOT NULL AND page_id IN (SELECT key FROM incoming_keys)
