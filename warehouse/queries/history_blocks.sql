-- Return the blocks of a revision of an article, of which the first revision arrived at $since and the last at $until.
SELECT position, kind, text, kept, rule, class
FROM store.blocks
WHERE article_id = $article_id AND revision = $revision AND seen_at BETWEEN $since AND $until
ORDER BY position
