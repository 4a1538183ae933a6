-- Insert new articles; give others what changes with their newest revision.
MERGE INTO store.articles AS existing
USING incoming_articles AS incoming
ON existing.article_id = incoming.article_id
WHEN MATCHED THEN UPDATE SET
    revision = greatest(existing.revision, incoming.revision),
    tags = incoming.tags,
    removed_words = incoming.removed_words
WHEN NOT MATCHED THEN INSERT BY NAME
