-- Known articles that share the digest or a band with a new one, none of the new ones, with their latest text.
WITH alike AS (
    SELECT article_id
    FROM store.fingerprints
    WHERE text_sha256 IN (SELECT text_sha256 FROM incoming_fingerprints)
    UNION
    SELECT article_id
    FROM (SELECT article_id, unnest(bands) AS band FROM store.fingerprints)
    WHERE band IN (SELECT unnest(bands) FROM incoming_fingerprints)
)
SELECT known.article_id, known.site, known."at", known.text_sha256, known.bands, article.text
FROM store.fingerprints AS known
JOIN articles AS article ON article.article_id = known.article_id
WHERE
    known.article_id IN (SELECT article_id FROM alike)
    AND known.article_id NOT IN (SELECT article_id FROM incoming_fingerprints)
ORDER BY known."at", known.article_id
