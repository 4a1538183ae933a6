-- Write the newest poll of each feed, and its new schedule, into the feed's row; a poll that is not newer than the one
-- in the row changes nothing.
MERGE INTO store.feeds AS feed
USING (
    SELECT
        schedule.*,
        poll.started_at AS last_polled_at,
        poll.status AS last_status,
        poll.reason AS last_reason,
        poll.detail AS last_detail,
        CASE WHEN poll.reason IS NULL THEN poll.started_at ELSE existing.last_ok_at END AS last_ok_at,
        coalesce(poll.form, existing.form) AS form,
        coalesce(poll.title, existing.title) AS title,
        coalesce(poll.site_url, existing.site_url) AS site_url,
        coalesce(poll.language, existing.language) AS language,
        coalesce(poll.truncated, existing.truncated) AS truncated,
        coalesce(poll.faults[:20], existing.faults) AS faults,
        coalesce(poll.hubs, existing.hubs) AS hubs,
        CASE WHEN poll.hubs IS NULL THEN existing.topic ELSE poll.topic END AS topic
    FROM incoming_polls AS poll
    JOIN incoming_schedules AS schedule ON schedule.feed_id = poll.feed_id
    JOIN store.feeds AS existing ON existing.feed_id = poll.feed_id
    WHERE existing.last_polled_at IS NULL OR existing.last_polled_at < poll.started_at
) AS polled
ON feed.feed_id = polled.feed_id
WHEN MATCHED THEN UPDATE BY NAME
