-- Keep articles as they were before the staged revisions, which are newer.
INSERT INTO store.former_articles BY NAME
SELECT
    article.article_id, incoming.seen_at AS replaced_at, true AS is_known,
    article.corpus, article.origin, article.source, article.url, article.first_seen_at, article.revision,
    article.revised_at, article.loaded_at, article.title, article.authors, article.published_at,
    article.published_precision, article.published_source, article.modified_at, article.modified_precision,
    article.modified_source, article.language, article.section, article.image_url, article.canonical_url,
    article.paywalled, article.truncated, article.text_source, article.word_count, article.removed_words,
    article.tags, article.story_id, article.duplicate_of
FROM articles AS article
JOIN (
    SELECT article_id, min(seen_at) AS seen_at, max(revision) AS revision FROM incoming_revisions GROUP BY article_id
) AS incoming ON incoming.article_id = article.article_id AND incoming.revision > article.revision
WHERE NOT EXISTS (
    FROM store.former_articles AS kept
    WHERE kept.article_id = article.article_id AND kept.replaced_at = incoming.seen_at
)
