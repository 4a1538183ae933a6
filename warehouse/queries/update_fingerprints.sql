-- Give the articles that keep their bands the rest of the staged fingerprint.
UPDATE store.fingerprints AS existing
SET site = incoming.site, url = incoming.url, seen_at = incoming.seen_at, text_sha256 = incoming.text_sha256
FROM incoming_fingerprints AS incoming
WHERE incoming.article_id = existing.article_id AND existing.article_id IN (SELECT key FROM incoming_kept)
