-- Forget the records that requests refer to in the named files of the archive.
UPDATE store.fetches
SET archived = NULL
WHERE archived.file IN (SELECT key FROM incoming_keys)
