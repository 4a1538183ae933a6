-- A publisher corrects figures: a revision of an article has other figures than the one before.
-- A row is a revision of the last 14 days, with each figure before and after.
--
-- key: article_id, revision
SELECT
    revision.article_id,
    revision.revision,
    revision.title,
    article.source,
    article.url,
    article.story_id,
    revision.seen_at,
    [change."before" || ' → ' || change."after" FOR change IN revision.figures_changed] AS figures
FROM revisions AS revision
JOIN articles AS article ON article.article_id = revision.article_id
WHERE
    len(revision.figures_changed) > 0
    AND revision.seen_at > (SELECT max(received_at) FROM pages) - INTERVAL 14 DAY
ORDER BY revision.seen_at, revision.article_id
