-- Return which of the named pages are in the warehouse, and the refusal of those that were refused.
SELECT page_id, url, origin, stage, reason, detail
FROM store.pages
WHERE page_key IN (SELECT md5_number_lower(key) FROM incoming_keys)
