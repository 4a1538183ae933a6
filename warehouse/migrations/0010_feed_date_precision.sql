-- How exact the dates of feeds are: a feed may give a day, a month or a year. So far all were taken for times.

ALTER TABLE store.entries ADD COLUMN published_precision VARCHAR;
UPDATE store.entries SET published_precision = 'second' WHERE published_at IS NOT NULL;

ALTER TABLE store.pages ADD COLUMN feed_published_precision VARCHAR;
UPDATE store.pages SET feed_published_precision = 'second' WHERE feed_published_at IS NOT NULL;
