-- Let the former postings of articles that are indexed again count no more.
UPDATE store.documents SET article_id = NULL WHERE article_id IN (SELECT key FROM incoming_keys)
