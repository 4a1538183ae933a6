-- The listed feeds are configured, the others stay with what is known of them; what was learnt is not touched.
-- A feed whose line was changed or put back is asked again, even if it was gone; at a changed address, from there.
MERGE INTO store.feeds AS known
USING incoming_feeds AS listed
ON known.feed_id = listed.feed_id
WHEN MATCHED THEN UPDATE SET
    url = listed.url,
    name = listed.name,
    position = listed.position,
    gone_at = CASE
        WHEN known.configured AND known.url = listed.url AND known.name = listed.name THEN known.gone_at
    END,
    next_poll_at = CASE
        WHEN known.configured AND known.url = listed.url AND known.name = listed.name THEN known.next_poll_at
    END,
    address = CASE WHEN known.url = listed.url THEN known.address END,
    moved_to = CASE WHEN known.url = listed.url THEN known.moved_to END,
    moved_sightings = CASE WHEN known.url = listed.url THEN known.moved_sightings ELSE 0 END,
    configured = true
WHEN NOT MATCHED BY TARGET THEN
    INSERT (feed_id, url, name, position, configured, added_at, failures, rhythm_entries, polls_since_whole, moved_sightings)
    VALUES (listed.feed_id, listed.url, listed.name, listed.position, true, $now, 0, 0, 0, 0)
WHEN NOT MATCHED BY SOURCE THEN UPDATE SET configured = false
