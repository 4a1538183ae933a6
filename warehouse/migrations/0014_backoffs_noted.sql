-- When each server asked us to wait, by which a wait is told that was noted while the clock was ahead; NULL where it
-- was noted before this column was there.
ALTER TABLE store.backoffs ADD COLUMN noted_at TIMESTAMPTZ;
