-- What a feed's bytes were like when they were last read.

ALTER TABLE store.feeds ADD COLUMN truncated BOOLEAN;
ALTER TABLE store.feeds ADD COLUMN faults VARCHAR[];
