-- Returns the number of originals and copies in the window by day, week or month, without those that have none.
SELECT
    date_trunc($bucket, day)::DATE AS day,
    count(*) - count(duplicate_of) AS originals,
    count(duplicate_of) AS copies
FROM chosen
GROUP BY ALL
ORDER BY 1;
