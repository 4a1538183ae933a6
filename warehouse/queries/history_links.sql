-- Return the link of an article to its original, if it is a copy, and those of its copies to it.
SELECT article_id, duplicate_of, method, score
FROM store.duplicates
WHERE article_id = $article_id OR duplicate_of = $article_id
