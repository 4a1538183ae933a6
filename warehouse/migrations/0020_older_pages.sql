-- The older pages of a feed that a poll left to the next one, after a gap or when the feed was new: the page to go on
-- with, the last poll before the gap, and how many more may be asked for (transforms/feeds/older_pages.py).
ALTER TABLE store.feeds ADD COLUMN older_page VARCHAR;
ALTER TABLE store.feeds ADD COLUMN older_since TIMESTAMPTZ;
ALTER TABLE store.feeds ADD COLUMN older_pages_left INTEGER DEFAULT 0;
ALTER TABLE store.feeds ALTER COLUMN older_pages_left SET NOT NULL;
