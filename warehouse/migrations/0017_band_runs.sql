-- Bands in sorted runs. With a row for each band, all 29 million of a million articles were compared with the 29,000 of a
-- thousand new ones, which took 0.14 s of CPU time, and 0.05 more to find their articles by name. So most bands are
-- in runs now, which warehouse/bands.py makes and searches: it takes 0.04 s.
CREATE TABLE store.new_fingerprints (
    number      INTEGER     NOT NULL,
    article_id  VARCHAR USING COMPRESSION uncompressed NOT NULL,
    site        VARCHAR     NOT NULL,
    url         VARCHAR,
    "at"        TIMESTAMPTZ NOT NULL,
    seen_at     TIMESTAMPTZ NOT NULL,
    text_sha256 VARCHAR     NOT NULL,
    bands       UINTEGER[]  NOT NULL
);
INSERT INTO store.new_fingerprints
SELECT
    row_number() OVER ()::INTEGER, article_id, site, url, "at", seen_at, text_sha256, coalesce(held.bands, [])
FROM store.fingerprints
LEFT JOIN (SELECT article_id, list(band) AS bands FROM store.bands GROUP BY article_id) AS held USING (article_id);
DROP TABLE store.fingerprints;
ALTER TABLE store.new_fingerprints RENAME TO fingerprints;
DROP TABLE store.bands;

-- The bands that were loaded last, one a row, until there are enough for a run. `fingerprint` is a number in
-- store.fingerprints; a fingerprint that replaces another has a new one.
CREATE TABLE store.recent_bands (
    band        UINTEGER NOT NULL,
    fingerprint INTEGER  NOT NULL
);
INSERT INTO store.recent_bands SELECT unnest(bands), number FROM store.fingerprints;

-- All others, sorted by band and then by age: a row holds those of a run whose upper 16 bits are `part`. `bands` are the
-- lower 16 bits of each and `fingerprints` the number of each in 32, lowest byte first. Values without compression are
-- not even copied where they are passed over.
CREATE TABLE store.band_runs (
    run          INTEGER                             NOT NULL,
    part         INTEGER                             NOT NULL,
    bands        BLOB USING COMPRESSION uncompressed NOT NULL,
    fingerprints BLOB USING COMPRESSION uncompressed NOT NULL
);

-- The bands in runs whose fingerprint has been replaced or removed.
CREATE TABLE store.former_bands (
    band        UINTEGER NOT NULL,
    fingerprint INTEGER  NOT NULL
);
