-- Return the fingerprints of the parts of runs that are in the named rows.
SELECT rowid AS place, fingerprints FROM store.band_runs WHERE rowid IN (SELECT number FROM incoming_numbers)
