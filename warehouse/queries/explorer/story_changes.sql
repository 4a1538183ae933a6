-- Return the revisions of a story's articles, but for the first of each, in the order in which they arrived.
SELECT revised.article_id, revised.revision, revised.seen_at, revised.title, change.title_before, change.figures
FROM store.memberships AS member
JOIN store.changes AS change ON change.article_id = member.article_id
JOIN store.revisions AS revised ON revised.article_id = change.article_id AND revised.revision = change.revision
WHERE member.story_id = $story_id
ORDER BY revised.seen_at, revised.article_id, revised.revision
