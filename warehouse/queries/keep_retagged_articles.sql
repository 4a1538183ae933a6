-- Keep articles as they were before other tags for what they are about, which are staged.
INSERT INTO store.former_articles BY NAME
SELECT
    article.article_id, $now AS replaced_at, true AS is_known,
    article.corpus, article.origin, article.source, article.url, article.first_seen_at, article.revision,
    article.revised_at, article.loaded_at, article.title, article.authors, article.published_at,
    article.published_precision, article.published_source, article.modified_at, article.modified_precision,
    article.modified_source, article.language, article.section, article.image_url, article.canonical_url,
    article.paywalled, article.truncated, article.text_source, article.word_count, article.removed_words,
    article.tags, article.story_id, article.duplicate_of
FROM articles AS article
LEFT JOIN (
    SELECT article_id, list(tag ORDER BY score DESC, tag) AS tags
    FROM incoming_article_tags
    WHERE relevance = 'subject'
    GROUP BY article_id
) AS given ON given.article_id = article.article_id
WHERE
    article.article_id IN (SELECT key FROM incoming_keys)
    AND list_sort(article.tags) <> list_sort(coalesce(given.tags, []))
