-- What an article says that needs no translation, by which stories in different languages meet, and its language. Those
-- of articles that an older version loaded come with the next rebuild.
ALTER TABLE store.terms ADD COLUMN language VARCHAR;
ALTER TABLE store.terms ADD COLUMN shared VARCHAR[] DEFAULT [];
ALTER TABLE store.terms ALTER COLUMN shared SET NOT NULL;
ALTER TABLE store.terms ALTER COLUMN shared DROP DEFAULT;
