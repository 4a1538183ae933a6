-- An article that was read or tagged again loses its old tags.
DELETE FROM store.article_tags
WHERE
    article_id IN (SELECT key FROM incoming_keys)
    OR article_id IN (SELECT article_id FROM incoming_article_tags)
