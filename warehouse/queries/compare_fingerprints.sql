-- Return the articles that have a fingerprint already, and whether its bands, which the migration 0017 left in any order,
-- and its age are those of the staged one.
SELECT
    article_id,
    list_sort(existing.bands) = list_sort(list_distinct(incoming.bands))::UINTEGER[] AND existing."at" = incoming."at"
        AS is_same
FROM incoming_fingerprints AS incoming
JOIN store.fingerprints AS existing USING (article_id)
