-- Note of the articles that only a rebuild has read that they were not known until then.
INSERT INTO store.former_articles BY NAME
SELECT
    fresh.article_id, $now AS replaced_at, false AS is_known,
    fresh.corpus, fresh.origin, fresh.source, fresh.url, fresh.first_seen_at, fresh.revision, fresh.revised_at,
    fresh.loaded_at, fresh.title, fresh.authors, fresh.published_at, fresh.published_precision,
    fresh.published_source, fresh.modified_at, fresh.modified_precision, fresh.modified_source, fresh.language,
    fresh.section, fresh.image_url, fresh.canonical_url, fresh.paywalled, fresh.truncated, fresh.text_source,
    fresh.word_count, fresh.removed_words, fresh.tags, fresh.story_id, fresh.duplicate_of
FROM articles AS fresh
WHERE fresh.article_id NOT IN (SELECT article_id FROM before.store.articles)
