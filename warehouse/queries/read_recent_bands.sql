-- Return the recent bands from $from_band to before $to_band, and whose they are.
SELECT band, fingerprint FROM store.recent_bands WHERE band >= $from_band AND band < $to_band
