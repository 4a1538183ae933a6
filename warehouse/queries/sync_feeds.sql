-- The listed feeds are configured, the others stay with what is known of them; health is never touched.
MERGE INTO store.feeds AS known
USING incoming_feeds AS listed
ON known.feed_id = listed.feed_id
WHEN MATCHED THEN UPDATE SET
    url = listed.url,
    name = listed.name,
    position = listed.position,
    configured = true
WHEN NOT MATCHED BY TARGET THEN
    INSERT (feed_id, url, name, position, configured, added_at, failures)
    VALUES (listed.feed_id, listed.url, listed.name, listed.position, true, $now, 0)
WHEN NOT MATCHED BY SOURCE THEN UPDATE SET configured = false
