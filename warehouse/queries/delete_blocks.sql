-- The blocks of a revision that is read again make room for the new ones.
DELETE FROM store.blocks AS known
USING incoming_revisions AS read
WHERE known.article_id = read.article_id AND known.revision = read.revision
