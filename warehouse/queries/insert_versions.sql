-- Every version of an entry is remembered once, with the time it was first seen.
INSERT INTO store.entry_versions
SELECT entry_id, version, $now
FROM incoming_entries
ANTI JOIN store.entry_versions USING (entry_id, version)
