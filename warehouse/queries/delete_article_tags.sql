-- Delete the tags of articles that were read or tagged again.
DELETE FROM store.article_tags
WHERE
    article_id IN (SELECT key FROM incoming_keys)
    OR article_id IN (SELECT article_id FROM incoming_article_tags)
