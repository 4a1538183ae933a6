-- Return the recent bands that are wanted, and whose they are. DuckDB passes over rows while it reads them only if the
-- keys are of the same type, and filtered themselves.
SELECT band, fingerprint
FROM (SELECT number::UINTEGER AS band FROM incoming_numbers WHERE number IS NOT NULL)
JOIN store.recent_bands USING (band)
