-- Return the last and a sample of the other articles whose texts are indexed, by which the index is checked.
SELECT article_id
FROM (
    (SELECT DISTINCT article_id FROM store.newest_texts ORDER BY hash(article_id) LIMIT $limit)
    UNION
    (SELECT article_id FROM store.newest_texts ORDER BY rowid DESC LIMIT $limit)
)
