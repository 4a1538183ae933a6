-- Delete the notes on the named fingerprints, which are in no run any more.
DELETE FROM store.former_bands WHERE fingerprint IN (SELECT number FROM incoming_numbers)
