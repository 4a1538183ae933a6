-- Articles that are tagged again lose their old tags, those that have none any more too.
DELETE FROM store.article_tags WHERE article_id IN (SELECT key FROM incoming_keys)
