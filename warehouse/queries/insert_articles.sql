-- Insert new articles as their first revision describes them.
INSERT INTO store.articles BY NAME
SELECT
    article_id,
    arg_min(corpus, revision) AS corpus,
    arg_min(origin, revision) AS origin,
    arg_min(source, revision) AS source,
    arg_min(url, revision) AS url,
    min(seen_at) AS first_seen_at,
    max(revision) AS revision
FROM incoming_revisions
GROUP BY article_id
