-- Return the revisions of an article, oldest first.
SELECT
    revision, seen_at, title, word_count, sha256, page_id, title_before, blocks_added, blocks_removed, figures_changed
FROM revisions
WHERE article_id = $article_id AND seen_at >= $since
ORDER BY revision
