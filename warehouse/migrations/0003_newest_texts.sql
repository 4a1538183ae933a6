-- The newest text of each article, to compare new texts with.
-- An index on store.revisions found these texts, and made DuckDB 1.5.5 write the last row group of that table anew at
-- every checkpoint, up to 122,880 texts: one article beside 8,000 took 0.4 s of a processor. A table without an index
-- gets a new row group instead. So the texts that were loaded last are in a table without an index, which is read as a
-- whole, and every few thousand of them are moved into the indexed table. `packed_text` is compressed by zlib, since
-- DuckDB takes ten times as long to compress it.
DROP INDEX store.revisions_by_article;

CREATE TABLE store.newest_texts (
    article_id  VARCHAR USING COMPRESSION uncompressed NOT NULL,
    revision    INTEGER                                NOT NULL,
    sha256      VARCHAR USING COMPRESSION uncompressed NOT NULL,
    title       VARCHAR USING COMPRESSION uncompressed NOT NULL,
    packed_text BLOB    USING COMPRESSION uncompressed NOT NULL
);

CREATE INDEX newest_texts_by_article ON store.newest_texts (article_id);

CREATE TABLE store.recent_texts (
    article_id  VARCHAR USING COMPRESSION uncompressed NOT NULL,
    revision    INTEGER                                NOT NULL,
    sha256      VARCHAR USING COMPRESSION uncompressed NOT NULL,
    title       VARCHAR USING COMPRESSION uncompressed NOT NULL,
    packed_text BLOB    USING COMPRESSION uncompressed NOT NULL
);

-- 64 bits of the MD5 of `page_id`: a number is found four times as fast as a text.
ALTER TABLE store.pages ADD COLUMN page_key UBIGINT DEFAULT 0;
ALTER TABLE store.pages ALTER COLUMN page_key SET NOT NULL;
ALTER TABLE store.pages ALTER COLUMN page_key DROP DEFAULT;
UPDATE store.pages SET page_key = md5_number_lower(page_id);
