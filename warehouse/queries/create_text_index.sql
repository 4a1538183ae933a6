-- Index the texts by their articles, where they are not.
CREATE INDEX IF NOT EXISTS newest_texts_by_article ON store.newest_texts (article_id)
