-- Returns the number of originals and copies of a publisher in the window by day, week or month.
SELECT
    date_trunc($bucket, day)::DATE AS day,
    count(*) - count(duplicate_of) AS originals,
    count(duplicate_of) AS copies
FROM chosen
WHERE source = $source
GROUP BY ALL
ORDER BY 1;
