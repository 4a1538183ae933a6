-- Forget the records that requests refer to in a file of the archive, as far as they end behind its first $size bytes.
UPDATE store.fetches
SET archived = NULL
WHERE archived.file = $file AND archived."offset" + archived.length > $size
