-- Return the text of an article's original, if the article is a copy.
SELECT original.article_id, original.source, original.url, original.title, original.text, original.came_out_at
FROM store.duplicates AS link
JOIN store.dated_articles AS original ON original.article_id = link.duplicate_of
WHERE link.article_id = $article_id
