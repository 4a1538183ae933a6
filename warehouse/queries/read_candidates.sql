-- Return the existing articles that may be copies of new ones, or their originals. For each new article these are at
-- most 16 other texts, those that share the rarest bands first, of which at most 4 share only one band; 16 articles
-- with the same text; and the articles that a person called the same. Of a band that many articles have, such as a
-- thousand reports made by one template, only the 32 earliest count.
WITH held AS (
    SELECT band, holders, unnest(first)
    FROM (
        SELECT
            band, any_value(holders) AS holders,
            unnest(min(
                {
                    'at': existing."at", 'article_id': existing.article_id, 'site': existing.site,
                    'url': existing.url, 'seen_at': existing.seen_at, 'text_sha256': existing.text_sha256
                },
                32
            )) AS first
        -- DuckDB passes over rows while it reads them only if the keys are of the same type, filtered themselves, and
        -- of a wide range, which the number of no fingerprint makes it: half of the time among a million.
        FROM (
            SELECT band, holders, fingerprint::INTEGER AS number FROM incoming_met WHERE fingerprint IS NOT NULL
            UNION ALL
            SELECT NULL, 0, -2147483647
        ) AS met
        JOIN store.fingerprints AS existing USING (number)
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
-- Of the articles with one text only the earliest counts, so that they do not crowd out another text. The articles
-- with the text of the new one all count.
distinct_texts AS (
    SELECT *
    FROM weighed
    QUALIFY same_text OR row_number() OVER (PARTITION BY new_id, text_sha256 ORDER BY "at", article_id) = 1
),
chosen AS (
    SELECT article_id
    FROM distinct_texts
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
),
known AS (
    SELECT
        article_id, any_value(site) AS site, any_value(url) AS url, any_value("at") AS "at",
        any_value(seen_at) AS seen_at, any_value(text_sha256) AS text_sha256, list(band ORDER BY band) AS bands
    FROM held
    GROUP BY article_id
)
SELECT *
FROM (
    FROM known SEMI JOIN chosen USING (article_id)
    UNION ALL
    -- Only people's decisions lead here. Without any, DuckDB does not read the fingerprints a second time.
    SELECT
        existing.article_id, existing.site, existing.url, existing."at", existing.seen_at, existing.text_sha256,
        []
    FROM (SELECT article_id FROM chosen ANTI JOIN known USING (article_id)) AS decided
    JOIN store.fingerprints AS existing USING (article_id)
)
WHERE article_id NOT IN (SELECT article_id FROM incoming_fingerprints)
ORDER BY "at", article_id
