-- Returns how many pages of each feed were refused in the window, and the most frequent reason.
SELECT feed.feed_id, count(*) AS refused, mode(refusal.reason) AS reason
FROM store.refusals AS refusal
JOIN store.feeds AS feed ON feed.url = refusal.origin
WHERE
    refusal."at" >= timezone('UTC', $first::TIMESTAMP)
    AND refusal."at" < timezone('UTC', $last::TIMESTAMP) + INTERVAL 1 DAY
GROUP BY feed.feed_id;
