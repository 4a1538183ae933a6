-- What a feed's schedule is learnt from, and what its keeper should know; see transforms/schedule.py.

ALTER TABLE store.feeds ADD COLUMN wait_until TIMESTAMPTZ;
ALTER TABLE store.feeds ADD COLUMN gone_at TIMESTAMPTZ;
ALTER TABLE store.feeds ADD COLUMN pace BIGINT;
ALTER TABLE store.feeds ADD COLUMN hint BIGINT;
ALTER TABLE store.feeds ADD COLUMN rhythm_since TIMESTAMPTZ;
ALTER TABLE store.feeds ADD COLUMN rhythm_entries INTEGER DEFAULT 0;
ALTER TABLE store.feeds ADD COLUMN whole_at TIMESTAMPTZ;
ALTER TABLE store.feeds ADD COLUMN polls_since_whole INTEGER DEFAULT 0;
ALTER TABLE store.feeds ADD COLUMN listed_at TIMESTAMPTZ;
ALTER TABLE store.feeds ADD COLUMN gap_at TIMESTAMPTZ;
ALTER TABLE store.feeds ADD COLUMN address VARCHAR;
ALTER TABLE store.feeds ADD COLUMN moved_to VARCHAR;
ALTER TABLE store.feeds ADD COLUMN moved_sightings INTEGER DEFAULT 0;

CREATE TABLE store.feed_notes (
    feed_id VARCHAR     NOT NULL,
    run_id  VARCHAR     NOT NULL,
    "at"    TIMESTAMPTZ NOT NULL,
    reason  VARCHAR     NOT NULL,
    detail  VARCHAR     NOT NULL
);
