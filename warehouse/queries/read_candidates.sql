-- Known articles that share the digest or a band with a new one, and what these are linked with, so that a
-- copy of a copy is linked to the first original; none of the new ones; each with its latest text.
WITH alike AS (
    SELECT article_id
    FROM store.fingerprints
    WHERE text_sha256 IN (SELECT text_sha256 FROM incoming_fingerprints)
    UNION
    SELECT article_id
    FROM (SELECT article_id, unnest(bands) AS band FROM store.fingerprints)
    WHERE band IN (SELECT unnest(bands) FROM incoming_fingerprints)
),
linked AS (
    SELECT article_id FROM alike
    UNION
    SELECT duplicate_of FROM store.duplicates WHERE article_id IN (SELECT alike.article_id FROM alike)
    UNION
    SELECT article_id FROM store.duplicates WHERE duplicate_of IN (SELECT alike.article_id FROM alike)
)
SELECT known.article_id, known.site, known."at", known.text_sha256, known.bands, article.text
FROM store.fingerprints AS known
JOIN articles AS article ON article.article_id = known.article_id
WHERE
    known.article_id IN (SELECT linked.article_id FROM linked)
    AND known.article_id NOT IN (SELECT article_id FROM incoming_fingerprints)
ORDER BY known."at", known.article_id
