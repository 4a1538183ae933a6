-- Count the listed entries that are new, or listed in a version that was never seen.
SELECT count(*)
FROM incoming_entries
ANTI JOIN store.entry_versions USING (entry_id, version)
