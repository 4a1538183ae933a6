-- An article is who it was when it was first seen; its number of revisions only grows.
MERGE INTO store.articles AS known
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
) AS read
ON known.article_id = read.article_id
WHEN MATCHED THEN UPDATE SET revision = greatest(known.revision, read.revision)
WHEN NOT MATCHED THEN INSERT BY NAME
