-- What a page was read with besides its bytes, so that it can be read again as it was: the encoding that was
-- named for it, and what its feed said of it. Of pages that are there already the entry knows what it says today.

ALTER TABLE store.pages ADD COLUMN charset VARCHAR;
ALTER TABLE store.pages ADD COLUMN feed_title VARCHAR;
ALTER TABLE store.pages ADD COLUMN feed_authors VARCHAR[];
ALTER TABLE store.pages ADD COLUMN feed_published_at TIMESTAMPTZ;
ALTER TABLE store.pages ADD COLUMN feed_language VARCHAR;
ALTER TABLE store.pages ADD COLUMN feed_content VARCHAR;

UPDATE store.pages AS page
SET
    feed_title = nullif(entry.title, ''),
    feed_authors = entry.authors,
    feed_published_at = entry.published_at,
    feed_language = entry.language,
    feed_content = coalesce(nullif(entry.content, ''), entry.summary)
FROM store.entries AS entry
WHERE entry.entry_id = page.entry_id;
