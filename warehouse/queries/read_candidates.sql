-- Return the candidates of the staged fingerprints: those that were chosen with the bands that they share, and without
-- bands the others that a person called the same as a new one.
WITH chosen AS (
    SELECT number::INTEGER AS number, bands FROM incoming_candidates WHERE number IS NOT NULL
    UNION ALL
    SELECT -2147483647, []
)
SELECT article_id, site, url, "at", seen_at, text_sha256, chosen.bands
FROM chosen
JOIN store.fingerprints USING (number)
UNION ALL
SELECT article_id, site, url, "at", seen_at, text_sha256, []
FROM incoming_decided
JOIN store.fingerprints ON article_id = key
WHERE number NOT IN (SELECT number FROM chosen)
ORDER BY "at", article_id
