-- Keep the articles as they were before a rebuild that changed or lost them.
INSERT INTO store.former_articles BY NAME
SELECT
    old.article_id, $now AS replaced_at, true AS is_known,
    old.corpus, old.origin, old.source, old.url, old.first_seen_at, old.revision, old.revised_at,
    old.loaded_at, old.title, old.authors, old.published_at, old.published_precision, old.published_source,
    old.modified_at, old.modified_precision, old.modified_source, old.language, old.section, old.image_url,
    old.canonical_url, old.paywalled, old.truncated, old.text_source, old.word_count, old.removed_words,
    old.tags, old.story_id, old.duplicate_of,
    if(same.text = old.text, NULL, old.text) AS text
FROM before.main.articles AS old
LEFT JOIN articles AS fresh ON fresh.article_id = old.article_id
LEFT JOIN store.revisions AS same ON same.article_id = old.article_id AND same.revision = old.revision
WHERE
    fresh.article_id IS NULL
    OR (fresh.revision, fresh.title, fresh.authors, fresh.tags) <> (old.revision, old.title, old.authors, old.tags)
    OR fresh.text <> old.text
    OR (fresh.published_at, fresh.language, fresh.duplicate_of)
        IS DISTINCT FROM (old.published_at, old.language, old.duplicate_of)
