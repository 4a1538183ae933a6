-- Return the newest title and text of the articles in a list of literals, since DuckDB uses the index for no join.
SELECT article_id, arg_max(title, revision) AS title, arg_max(text, revision) AS text
FROM store.revisions
WHERE article_id IN ($article_ids)
GROUP BY article_id
