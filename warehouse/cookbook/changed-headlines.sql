-- Which revisions changed a headline?
--
-- Each row is a revision whose headline is another one than before, the newest first. Softer words after publication
-- are worth a call.
--
-- subject: changes
-- columns: seen_at, source, title_before, title, url
SELECT revision.seen_at, article.source, revision.title_before, revision.title, article.url
FROM revisions AS revision
JOIN articles AS article ON article.article_id = revision.article_id
WHERE revision.title_before IS NOT NULL
ORDER BY revision.seen_at DESC, article.article_id
LIMIT 50
