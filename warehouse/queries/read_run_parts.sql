-- Return the parts of the $runs from $from_part to before $to_part.
SELECT part, bands, fingerprints
FROM store.band_runs
WHERE part >= $from_part AND part < $to_part AND list_contains($runs::INTEGER[], run)
