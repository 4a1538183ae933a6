-- Delete the recent bands from $from_band to before $to_band, which are in a run now.
DELETE FROM store.recent_bands WHERE band >= $from_band AND band < $to_band
