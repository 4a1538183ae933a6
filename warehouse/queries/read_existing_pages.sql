-- Which of the named pages have an outcome already, and why those that were refused were.
SELECT page_id, outcome = 'refused' AND stage IS NOT NULL AS is_refused, url, origin, stage, reason, detail
FROM store.pages
WHERE page_id IN (SELECT key FROM incoming_keys)
