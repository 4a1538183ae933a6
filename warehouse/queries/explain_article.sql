-- One article as its newest revision reads.
SELECT
    article_id, corpus, origin, source, url, title, authors, published_at, published_precision,
    published_source, modified_at, modified_precision, modified_source, first_seen_at, revised_at,
    language, section, image_url, canonical_url, paywalled, truncated, text_source, text, word_count, revision
FROM articles
WHERE article_id = $article_id
