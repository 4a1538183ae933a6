-- Let pages refer to the files of the archive that records were moved to.
UPDATE store.pages AS referring
SET archived = {'file': moved.new_file, 'offset': moved.new_offset, 'length': referring.archived.length}
FROM incoming_moved AS moved
WHERE referring.archived.file = moved.file AND referring.archived."offset" = moved."offset"
