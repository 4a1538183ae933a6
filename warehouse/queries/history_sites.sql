-- Return the sites of some articles, which are empty where they are unknown.
SELECT article_id, site
FROM store.fingerprints
WHERE article_id IN ($article_ids)
