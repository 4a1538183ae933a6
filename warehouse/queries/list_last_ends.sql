-- Return when each flow last ended.
SELECT flow, max(ended_at) AS ended_at
FROM store.runs
GROUP BY flow
ORDER BY flow
