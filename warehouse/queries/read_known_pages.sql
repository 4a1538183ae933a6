-- Which of the named pages have an outcome already.
SELECT page_id FROM store.pages WHERE page_id IN (SELECT key FROM incoming_keys)
