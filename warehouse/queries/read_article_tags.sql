-- Return the tags of the named articles, each with the version of the taxonomy that gave it.
SELECT article_id, tag, relevance, score, evidence, taxonomy_version
FROM store.article_tags
WHERE article_id IN (SELECT key FROM incoming_keys)
ORDER BY article_id, tag
