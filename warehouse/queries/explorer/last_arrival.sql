-- Return when the last of the articles of some time was seen: DuckDB skips the row groups of later ones.
SELECT max(seen_at)
FROM store.fingerprints
WHERE "at" BETWEEN $first AND $last
