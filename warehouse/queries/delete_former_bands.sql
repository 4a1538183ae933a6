-- Delete the notes on the bands from $from_band to before $to_band of the named fingerprints, which are in no run any more.
DELETE FROM store.former_bands
WHERE band >= $from_band AND band < $to_band AND fingerprint IN (SELECT number FROM incoming_numbers)
