-- Insert the recent texts into the indexed table; the rows that they replace must be deleted before.
INSERT INTO store.newest_texts FROM store.recent_texts
