-- Insert the versions of entries that were never seen before, with the time.
INSERT INTO store.entry_versions
SELECT entry_id, version, $now
FROM incoming_entries
ANTI JOIN store.entry_versions USING (entry_id, version)
