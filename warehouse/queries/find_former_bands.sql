-- Return the wanted bands of fingerprints that are in a run and no more.
SELECT band, fingerprint
FROM (SELECT number::UINTEGER AS band FROM incoming_numbers WHERE number IS NOT NULL)
JOIN store.former_bands USING (band)
