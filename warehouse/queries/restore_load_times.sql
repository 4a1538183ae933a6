-- Give revisions that were there before the rebuild the moment at which they were loaded then.
UPDATE store.revisions AS revision
SET loaded_at = old.loaded_at
FROM before.store.revisions AS old
WHERE old.article_id = revision.article_id AND old.revision = revision.revision
