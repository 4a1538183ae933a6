-- Insert new articles as their first revision describes them, and raise the number of the newest revision of others.
MERGE INTO store.articles AS existing
USING (
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
) AS incoming
ON existing.article_id = incoming.article_id
WHEN MATCHED THEN UPDATE SET revision = greatest(existing.revision, incoming.revision)
WHEN NOT MATCHED THEN INSERT BY NAME
