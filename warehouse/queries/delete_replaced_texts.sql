-- Delete the indexed texts that a recent text replaces.
DELETE FROM store.newest_texts AS existing
USING store.recent_texts AS recent
WHERE existing.article_id = recent.article_id AND existing.revision <= recent.revision
