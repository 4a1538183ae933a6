-- Delete the blocks of revisions that are written again.
DELETE FROM store.blocks AS existing
USING incoming_revisions AS incoming
WHERE existing.article_id = incoming.article_id AND existing.revision = incoming.revision
