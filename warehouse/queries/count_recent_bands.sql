-- Count the bands that are in no run yet, and return the least number of a fingerprint that has any.
SELECT count(*), coalesce(min(fingerprint), 0) FROM store.recent_bands
