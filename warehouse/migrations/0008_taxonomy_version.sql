-- By which version of the taxonomy an article was tagged; null for tags from before this was written down.
ALTER TABLE store.article_tags ADD COLUMN taxonomy_version VARCHAR;
