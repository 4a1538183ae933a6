-- Return the terms of the title and of the newest text of each staged article, in their order.
SELECT article_id, field, tokens(words) AS terms
FROM incoming_texts
UNPIVOT (words FOR field IN (title, "text"))
