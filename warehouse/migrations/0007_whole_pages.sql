-- What a page says of its article beyond text and date, and whether it gives the text whole.

ALTER TABLE store.revisions ADD COLUMN modified_at TIMESTAMPTZ;
ALTER TABLE store.revisions ADD COLUMN modified_precision VARCHAR;
ALTER TABLE store.revisions ADD COLUMN modified_source VARCHAR;
ALTER TABLE store.revisions ADD COLUMN section VARCHAR;
ALTER TABLE store.revisions ADD COLUMN image_url VARCHAR;
ALTER TABLE store.revisions ADD COLUMN canonical_url VARCHAR;
ALTER TABLE store.revisions ADD COLUMN paywalled BOOLEAN;
ALTER TABLE store.revisions ADD COLUMN truncated BOOLEAN;
ALTER TABLE store.revisions ADD COLUMN text_source VARCHAR;
