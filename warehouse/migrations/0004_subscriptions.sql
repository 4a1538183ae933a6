-- Subscriptions with the hubs that feeds name, and how entries first came.

-- The hubs that the feed named when it was last read, and the address under which they know it; NULL before it was
-- read by code that looks for them.
ALTER TABLE store.feeds ADD COLUMN hubs VARCHAR[];
ALTER TABLE store.feeds ADD COLUMN topic VARCHAR;

-- How the entry first came: `poll`, `push` or `inbox`.
ALTER TABLE store.entries ADD COLUMN came_by VARCHAR DEFAULT 'poll';
ALTER TABLE store.entries ALTER COLUMN came_by SET NOT NULL;

-- Subscriptions (transforms/records/subscriptions.py). Neither the addresses of callbacks nor secrets are here, since
-- whoever queries the edition could read them.
CREATE TABLE store.subscriptions (
    subscription_id VARCHAR     NOT NULL,
    feed_id         VARCHAR     NOT NULL,
    public          VARCHAR     NOT NULL,
    hub             VARCHAR     NOT NULL,
    topic           VARCHAR     NOT NULL,
    state           VARCHAR     NOT NULL,
    awaited         VARCHAR,
    detail          VARCHAR,
    requested_at    TIMESTAMPTZ NOT NULL,
    confirmed_at    TIMESTAMPTZ,
    lease_until     TIMESTAMPTZ,
    next_request_at TIMESTAMPTZ,
    failures        INTEGER     NOT NULL
);
