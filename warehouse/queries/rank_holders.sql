-- Return the stored fingerprints with the named numbers, the earliest first, each with a hash of its text, with whether
-- its article is a new one, and with whether a person called it the same as a new one.
SELECT
    number, hash(text_sha256) AS text, article_id IN (SELECT article_id FROM incoming_fingerprints) AS is_new,
    article_id IN (SELECT key FROM incoming_decided) AS is_decided
-- DuckDB passes over rows while it reads them only if the keys are of the same type, filtered themselves, and of a wide
-- range, which the number of no fingerprint makes it: half of the time among a million.
FROM (
    SELECT number::INTEGER AS number FROM incoming_numbers WHERE number IS NOT NULL
    UNION ALL
    SELECT -2147483647
)
JOIN store.fingerprints USING (number)
ORDER BY "at", article_id
