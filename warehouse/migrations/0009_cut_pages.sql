-- Pages of which the crawler that captured them has not stored all.
ALTER TABLE store.pages ADD COLUMN is_cut BOOLEAN DEFAULT false;
