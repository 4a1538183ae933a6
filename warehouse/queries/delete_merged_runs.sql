-- Delete the parts from $from_part to before $to_part of the $runs of bands, which are in another one now.
DELETE FROM store.band_runs
WHERE part >= $from_part AND part < $to_part AND list_contains($runs::INTEGER[], run)
