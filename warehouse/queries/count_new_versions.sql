-- How many of the listed entries are new or stand there in a version that was never seen.
SELECT count(*)
FROM incoming_entries
ANTI JOIN store.entry_versions USING (entry_id, version)
