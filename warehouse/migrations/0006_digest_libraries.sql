-- Which versions of the library for fingerprints made the bands in store.bands: those of another version are other
-- numbers for the same text, so that copies of each other's articles would not be found.
CREATE TABLE store.digest_libraries (
    library VARCHAR NOT NULL,
    version VARCHAR NOT NULL
);

-- All code so far was pinned to this one.
INSERT INTO store.digest_libraries
SELECT 'rensa', '0.5'
WHERE EXISTS (FROM store.fingerprints);
