-- Delete the recent texts that a revision of the same number, or a newer one, replaces.
DELETE FROM store.recent_texts AS existing
USING incoming_newest_texts AS incoming
WHERE existing.article_id = incoming.article_id AND existing.revision <= incoming.revision
