-- What other people's servers asked of us, kept so that a later run knows it too.

-- Servers that want to be left alone, until when.
CREATE TABLE store.rests (
    host    VARCHAR     NOT NULL,
    "until" TIMESTAMPTZ NOT NULL
);

-- The robots.txt of each site, for a day at most; with a reason where it could not be had.
CREATE TABLE store.robots (
    origin     VARCHAR     NOT NULL,
    fetched_at TIMESTAMPTZ NOT NULL,
    text       VARCHAR     NOT NULL,
    reason     VARCHAR,
    detail     VARCHAR
);
