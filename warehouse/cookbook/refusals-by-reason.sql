-- Why were addresses refused, and whose?
--
-- Each row is a reason and a host: how many addresses were refused for it, when last, and what it means in words.
-- `robots` and `not-found` are the publisher's affair, `no-text` may be ours.
--
-- subject: arrival
-- columns: reason, host, refused, last_at, example_detail, example_url
SELECT
    reason,
    coalesce(nullif(regexp_extract(url, '^https?://([^/:]+)', 1), ''), origin) AS host,
    count(DISTINCT coalesce(url, origin)) AS refused,
    max(refused_at) AS last_at,
    arg_max(detail, refused_at) AS example_detail,
    arg_max(url, refused_at) AS example_url
FROM refusals
GROUP BY ALL
ORDER BY refused DESC, reason, host
LIMIT 50
