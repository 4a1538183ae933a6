-- Bands get a table of their own: DuckDB sieves the rows of a table as it reads them, but not the elements of
-- its lists. Looking 29,000 bands up among 29 million took 0.10 s instead of 0.36, with the identifier in each row.
CREATE TABLE store.bands (
    article_id VARCHAR  NOT NULL,
    band       UINTEGER NOT NULL
);

INSERT INTO store.bands
SELECT article_id, unnest(bands) FROM store.fingerprints;

ALTER TABLE store.fingerprints DROP COLUMN bands;
