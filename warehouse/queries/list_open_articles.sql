-- Return the articles published on one of the $days since 1970, between $first and $last: at most $limit, the nearest to
-- the middle of that time first.
SELECT article_id
FROM store.terms
WHERE
    "at" >= $first
    AND "at" <= $last
    AND list_contains($days::BIGINT[], epoch_ms("at") // 86400000)
ORDER BY abs(epoch("at") - (epoch($first::TIMESTAMPTZ) + epoch($last::TIMESTAMPTZ)) / 2), article_id
LIMIT $limit
