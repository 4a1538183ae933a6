-- Return the articles within $window of one of the named articles, which are published between $first and $last: at
-- most $limit, the nearest to that time first.
WITH days AS (
    SELECT DISTINCT unnest(range(
        epoch_ms("at" - $window) // 86400000, epoch_ms("at" + $window) // 86400000 + 1
    )) AS day
    FROM store.terms
    WHERE article_id IN (SELECT key FROM incoming_keys)
)
SELECT article_id
FROM store.terms
WHERE
    "at" >= $first::TIMESTAMPTZ - $window
    AND "at" <= $last::TIMESTAMPTZ + $window
    AND epoch_ms("at") // 86400000 IN (SELECT day FROM days)
ORDER BY greatest(INTERVAL 0 DAYS, $first - "at", "at" - $last), "at", article_id
LIMIT $limit
