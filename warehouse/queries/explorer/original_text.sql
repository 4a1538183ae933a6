-- Return the text of an article.
SELECT article_id, source, url, title, text, came_out_at
FROM store.dated_articles
WHERE article_id = $article_id
