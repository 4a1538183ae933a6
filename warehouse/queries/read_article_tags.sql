-- The tags of some articles as they stand, with the version of the taxonomy behind each.
SELECT article_id, tag, relevance, score, evidence, taxonomy_version
FROM store.article_tags
WHERE article_id IN (SELECT key FROM incoming_keys)
ORDER BY article_id, tag
