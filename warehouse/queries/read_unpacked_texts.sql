-- Return the newest revisions among the rows from $first_row to before $end_row of store.revisions.
SELECT article_id, revision, sha256, title, text
FROM store.revisions
SEMI JOIN store.articles USING (article_id, revision)
WHERE rowid >= $first_row AND rowid < $end_row
