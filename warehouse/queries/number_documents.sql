-- Return the numbers of the staged texts in the search index, and how many terms each has.
SELECT
    (row_number() OVER (ORDER BY article_id) + (SELECT coalesce(max(document), 0) FROM store.documents))::INTEGER
        AS document,
    article_id,
    sum(if(field = 'title', 3, 1) * len(terms))::INTEGER AS terms
FROM incoming_split_texts
GROUP BY article_id
