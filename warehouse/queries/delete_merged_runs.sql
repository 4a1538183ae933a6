-- Delete the $runs of bands, which are parts of another one now.
DELETE FROM store.band_runs WHERE list_contains($runs::INTEGER[], run)
