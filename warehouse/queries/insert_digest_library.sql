-- Note the version of a library that makes digests, once.
INSERT INTO store.digest_libraries
SELECT $library, $version
WHERE NOT EXISTS (
    FROM store.digest_libraries AS noted WHERE noted.library = $library AND noted.version = $version
)
