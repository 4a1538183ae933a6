-- Return the bands in the named parts of all runs.
SELECT rowid AS place, part, bands
FROM (SELECT number::INTEGER AS part FROM incoming_numbers)
JOIN store.band_runs USING (part)
