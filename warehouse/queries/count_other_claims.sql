-- Return how many articles have claims that were found by other quantities or rules than those of a version.
SELECT count(DISTINCT article_id) FROM store.claims WHERE quantities_version IS DISTINCT FROM $version
