-- Return the titles and texts of two revisions of an article that follow each other, the former one first.
SELECT revision, seen_at, title, text
FROM store.revisions
WHERE article_id = $article_id AND revision IN ($revision - 1, $revision)
ORDER BY revision
