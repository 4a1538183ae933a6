-- Known articles that may be copies of new ones or their originals: those that share the rarest bands, 16 at most
-- for each, or 4 where one band is all they share, and those that a person said are the same. A band that many
-- hold, as a thousand reports of one template do, brings up its 32 earliest alone.
WITH wanted AS (
    SELECT article_id, unnest(bands)::UINTEGER AS band FROM incoming_fingerprints
),
met AS (
    SELECT place, band
    FROM (SELECT rowid AS place, unnest(bands) AS band FROM store.fingerprints)
    WHERE band IN (SELECT band FROM wanted)
),
held AS (
    SELECT band, holders, first.article_id, first."at"
    FROM (
        SELECT band, count(*) AS holders, unnest(min({'at': "at", 'article_id': article_id}, 32)) AS first
        FROM met
        JOIN store.fingerprints AS known ON known.rowid = met.place
        GROUP BY band
    )
),
weighed AS (
    SELECT
        wanted.article_id AS new_id, held.article_id, any_value(held."at") AS "at", count(*) AS shared,
        sum(1 / holders) AS weight
    FROM held
    JOIN wanted USING (band)
    WHERE held.article_id NOT IN (SELECT article_id FROM incoming_fingerprints)
    GROUP BY new_id, held.article_id
),
chosen AS (
    SELECT article_id
    FROM weighed
    QUALIFY row_number() OVER (PARTITION BY new_id ORDER BY weight DESC, "at", article_id)
        <= CASE WHEN shared > 1 THEN 16 ELSE 4 END
    UNION
    SELECT unnest([first, second])
    FROM store.rulings
    WHERE
        same AND relation = 'duplicate'
        AND (
            first IN (SELECT article_id FROM incoming_fingerprints)
            OR second IN (SELECT article_id FROM incoming_fingerprints)
        )
)
SELECT
    known.article_id, known.site, known.url, known."at", known.seen_at, known.text_sha256,
    coalesce(list_sort(found.bands), []) AS bands, reading.text
FROM store.fingerprints AS known
JOIN (
    SELECT article_id, arg_max(text, revision) AS text
    FROM store.revisions
    WHERE article_id IN (SELECT chosen.article_id FROM chosen)
    GROUP BY article_id
) AS reading USING (article_id)
LEFT JOIN (
    SELECT article_id, list(band) AS bands FROM held GROUP BY article_id
) AS found USING (article_id)
WHERE
    known.article_id IN (SELECT chosen.article_id FROM chosen)
    AND known.article_id NOT IN (SELECT article_id FROM incoming_fingerprints)
ORDER BY known."at", known.article_id
