-- Return how many articles of the named sites were counted on each day.
SELECT site, "day", articles
FROM store.site_days
WHERE site IN (SELECT key FROM incoming_keys)
ORDER BY site, "day"
