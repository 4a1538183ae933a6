-- What still waits to be fetched, and why?
--
-- Each row is a reason for which entries wait, or none where it is simply their turn next, with the time of the next
-- attempt and the oldest of them.
--
-- subject: arrival
-- columns: reason, entries, next_attempt_at, oldest_first_seen_at, example_url
SELECT
    coalesce(reason, 'next in turn') AS reason,
    count(*) AS entries,
    min(next_attempt_at) AS next_attempt_at,
    min(first_seen_at) AS oldest_first_seen_at,
    arg_min(url, first_seen_at) AS example_url
FROM entries
WHERE outcome = 'pending'
GROUP BY ALL
ORDER BY entries DESC, reason
