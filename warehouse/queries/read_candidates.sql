-- Known articles that may be copies of new ones or their originals: those that share the rarest bands, 16 texts
-- at most for each, or 4 where one band is all they share, 16 with its own text, and those that a person said are
-- the same. A band that many hold, as a thousand reports of one template do, brings up its 32 earliest alone.
WITH held AS (
    SELECT band, holders, first.article_id, first."at", first.text_sha256
    FROM (
        SELECT
            band, count(*) AS holders,
            unnest(min(
                {'at': known."at", 'article_id': known.article_id, 'text_sha256': known.text_sha256}, 32
            )) AS first
        -- With a filter on this side of the join DuckDB sieves what it reads of the other: a third of the time.
        FROM (
            SELECT DISTINCT band
            FROM (SELECT unnest(bands)::UINTEGER AS band FROM incoming_fingerprints)
            WHERE band IS NOT NULL
        ) AS wanted
        JOIN store.bands AS met USING (band)
        JOIN store.fingerprints AS known USING (article_id)
        GROUP BY band
    )
),
weighed AS (
    SELECT
        wanted.article_id AS new_id, held.article_id, any_value(held."at") AS "at", count(*) AS shared,
        sum(1 / holders) AS weight, any_value(held.text_sha256) AS text_sha256,
        any_value(held.text_sha256) = any_value(wanted.text_sha256) AS same_text
    FROM held
    JOIN (
        SELECT article_id, text_sha256, unnest(bands)::UINTEGER AS band FROM incoming_fingerprints
    ) AS wanted USING (band)
    WHERE held.article_id NOT IN (SELECT article_id FROM incoming_fingerprints)
    GROUP BY new_id, held.article_id
),
-- Of those with one text the earliest, unless it is the new one's: they must not crowd out another text.
told AS (
    SELECT *
    FROM weighed
    QUALIFY same_text OR row_number() OVER (PARTITION BY new_id, text_sha256 ORDER BY "at", article_id) = 1
),
chosen AS (
    SELECT article_id
    FROM told
    QUALIFY row_number() OVER (PARTITION BY new_id, same_text ORDER BY weight DESC, "at", article_id)
        <= CASE WHEN shared > 1 THEN 16 ELSE 4 END
    UNION
    SELECT unnest([first, second])
    FROM store.overrides
    WHERE
        same AND relation = 'duplicate'
        AND (
            first IN (SELECT article_id FROM incoming_fingerprints)
            OR second IN (SELECT article_id FROM incoming_fingerprints)
        )
)
SELECT
    known.article_id, known.site, known.url, known."at", known.seen_at, known.text_sha256,
    coalesce(list_sort(found.bands), []) AS bands
FROM chosen
JOIN store.fingerprints AS known USING (article_id)
LEFT JOIN (
    SELECT article_id, list(band) AS bands FROM held GROUP BY article_id
) AS found USING (article_id)
WHERE chosen.article_id NOT IN (SELECT article_id FROM incoming_fingerprints)
ORDER BY known."at", known.article_id
