-- Give former articles the texts that a rebuild took from their revisions.
UPDATE store.former_articles AS former
SET text = old.text
FROM before.store.revisions AS old
LEFT JOIN store.revisions AS fresh ON fresh.article_id = old.article_id AND fresh.revision = old.revision
WHERE
    former.is_known
    AND former.text IS NULL
    AND old.article_id = former.article_id
    AND old.revision = former.revision
    AND old.text IS DISTINCT FROM fresh.text
