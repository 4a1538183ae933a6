-- Returns what each feed brought of the articles of the window.
SELECT
    feed.feed_id,
    count(*) AS articles,
    count(article.duplicate_of) AS copies,
    count(DISTINCT article.source) AS sources,
    to_milliseconds(
        median(epoch_ms(article.first_seen_at) - epoch_ms(article.came_out_at)) FILTER (
            article.published_precision IN ('second', 'minute') AND article.published_at >= feed.added_at
        )::BIGINT
    ) AS delay,
    sum(article.removed_words) / nullif(sum(article.word_count + article.removed_words), 0) AS removed_share
FROM chosen AS article
JOIN store.feeds AS feed ON feed.url = article.origin
GROUP BY feed.feed_id;
