-- One article as its newest revision reads.
SELECT
    article_id, corpus, origin, source, url, title, authors, published_at, published_precision,
    published_source, first_seen_at, revised_at, language, text, word_count, revision
FROM articles
WHERE article_id = $article_id
