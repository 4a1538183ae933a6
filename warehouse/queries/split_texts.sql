-- Return the terms of the title and of the newest text of each staged article, in their order, titles first.
SELECT article_id, field = 'title' AS is_title, tokens(words) AS terms
FROM incoming_texts
UNPIVOT (words FOR field IN (title, "text"))
ORDER BY article_id, is_title DESC
