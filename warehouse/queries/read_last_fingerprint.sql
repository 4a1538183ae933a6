-- Return the greatest number that any fingerprint has, or that any band in a run still refers to.
SELECT greatest(
    (SELECT coalesce(max(number), 0) FROM store.fingerprints),
    (SELECT coalesce(max(fingerprint), 0) FROM store.former_bands)
)
