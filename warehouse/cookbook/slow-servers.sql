-- Which servers are slow or fail?
--
-- Each row is a host: requests of the last 30 days, the median and the 95th percentile of their time in milliseconds,
-- and the share that brought no usable answer.
--
-- subject: arrival
-- columns: host, requests, median_ms, p95_ms, failed_share
SELECT
    regexp_extract(url, '^https?://([^/:]+)', 1) AS host,
    count(*) AS requests,
    median(duration_ms)::BIGINT AS median_ms,
    quantile_cont(duration_ms, 0.95)::BIGINT AS p95_ms,
    round(count(*) FILTER (reason IS NOT NULL) / count(*), 3) AS failed_share
FROM fetches
WHERE started_at > (SELECT max(started_at) FROM fetches) - INTERVAL 30 DAY
GROUP BY host
ORDER BY p95_ms DESC, host
LIMIT 40
