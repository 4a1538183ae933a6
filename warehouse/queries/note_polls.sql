-- A feed's health follows its newest poll; one that was noted before changes nothing.
-- A failing feed rests: 15 minutes, twice as long with every further failure, at most a day. The server's
-- validators are kept from a usable answer only, so that what could not be read is asked for again.
UPDATE store.feeds AS feed
SET
    last_polled_at = poll.started_at,
    last_status = poll.status,
    last_reason = poll.reason,
    last_detail = poll.detail,
    last_ok_at = CASE WHEN poll.reason IS NULL THEN poll.started_at ELSE feed.last_ok_at END,
    failures = CASE WHEN poll.reason IS NULL THEN 0 ELSE feed.failures + 1 END,
    next_poll_at = CASE
        WHEN poll.reason IS NOT NULL
            THEN $now::TIMESTAMPTZ + to_minutes(least(15 * 2 ** least(feed.failures, 10), 1440)::INTEGER)
    END,
    etag = CASE
        WHEN poll.reason IS NOT NULL THEN feed.etag
        WHEN poll.status = 304 THEN coalesce(poll.etag, feed.etag)
        ELSE poll.etag
    END,
    last_modified = CASE
        WHEN poll.reason IS NOT NULL THEN feed.last_modified
        WHEN poll.status = 304 THEN coalesce(poll.last_modified, feed.last_modified)
        ELSE poll.last_modified
    END,
    body_sha256 = CASE
        WHEN poll.reason IS NOT NULL OR poll.status = 304 THEN feed.body_sha256
        ELSE coalesce(poll.body_sha256, feed.body_sha256)
    END,
    form = coalesce(poll.form, feed.form),
    title = coalesce(poll.title, feed.title),
    site_url = coalesce(poll.site_url, feed.site_url),
    language = coalesce(poll.language, feed.language)
FROM incoming_polls AS poll
WHERE
    poll.feed_id = feed.feed_id
    AND (feed.last_polled_at IS NULL OR feed.last_polled_at < poll.started_at)
