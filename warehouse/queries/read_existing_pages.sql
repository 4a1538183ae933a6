-- Return which of the named pages are in the warehouse, and the refusal of those that were refused.
SELECT page_id, url, origin, stage, reason, detail
FROM store.pages
WHERE page_id IN (SELECT key FROM incoming_keys)
