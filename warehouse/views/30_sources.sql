CREATE OR REPLACE VIEW sources AS
WITH copied AS (
    SELECT original.source, count(*) AS copies
    FROM duplicates AS link
    JOIN store.articles AS original ON original.article_id = link.duplicate_of
    WHERE link.relation = 'syndicated'
    GROUP BY original.source
),
counted AS (
    SELECT
        article.source,
        count(*) AS articles,
        count(*) FILTER (article.duplicate_of IS NULL) AS originals,
        count(*) FILTER (article.duplicate_of IS NOT NULL) AS copies,
        count(DISTINCT article.story_id) AS stories,
        count(*) FILTER (article.published_on IS NULL) AS undated,
        count(*) FILTER (article.paywalled) AS paywalled,
        count(*) FILTER (article.truncated) AS truncated,
        median(article.word_count) AS median_words,
        sum(article.removed_words) / greatest(sum(article.word_count + article.removed_words), 1) AS removed_share,
        mode(article.language) AS language,
        list_sort(list_distinct(list(article.language))) AS languages,
        to_milliseconds(
            median(date_diff('millisecond', article.came_out_at, article.first_seen_at)) FILTER (
                article.published_precision IN ('second', 'minute') AND article.published_at >= feed.added_at
            )::BIGINT
        ) AS delay,
        list_sort(list_distinct(list(article.feed_name))) AS feeds,
        min(article.first_seen_at) AS first_seen_at,
        max(article.first_seen_at) AS last_seen_at
    FROM articles AS article
    LEFT JOIN store.feeds AS feed ON feed.url = article.origin
    GROUP BY article.source
)
SELECT
    counted.source,
    counted.articles,
    counted.originals,
    counted.copies,
    round(counted.copies / counted.articles, 4) AS copied_share,
    coalesce(copied.copies, 0) AS copied_elsewhere,
    counted.stories,
    counted.undated,
    counted.paywalled,
    round(counted.paywalled / counted.articles, 4) AS paywalled_share,
    counted.truncated,
    counted.median_words,
    round(counted.removed_share, 4) AS removed_share,
    counted.language,
    counted.languages,
    counted.delay,
    counted.feeds,
    counted.first_seen_at,
    counted.last_seen_at
FROM counted
LEFT JOIN copied ON copied.source = counted.source;

COMMENT ON VIEW sources IS 'Every publisher, one row each: how much it publishes, how much of that is copied, how late it is seen. Example: SELECT source, articles, copied_share, delay FROM sources ORDER BY articles DESC';
COMMENT ON COLUMN sources.source IS 'The publisher, as in articles.source. Example: harbourwheel.example';
COMMENT ON COLUMN sources.articles IS 'The number of its articles, copies included. Example: 64';
COMMENT ON COLUMN sources.originals IS 'The number of its articles that are not copies. Example: 51';
COMMENT ON COLUMN sources.copies IS 'The number of its articles that are copies, of another publisher''s articles or of its own. Example: 13';
COMMENT ON COLUMN sources.copied_share IS 'The share of copies in its articles, from 0 to 1. Example: 0.2031';
COMMENT ON COLUMN sources.copied_elsewhere IS 'The number of copies of its articles at other publishers. Example: 9';
COMMENT ON COLUMN sources.stories IS 'The number of stories that it reports on. Example: 40';
COMMENT ON COLUMN sources.undated IS 'The number of its articles without a day of publication. Example: 1';
COMMENT ON COLUMN sources.paywalled IS 'The number of its articles that say that readers must pay for them. Example: 6';
COMMENT ON COLUMN sources.paywalled_share IS 'The share of these in its articles, from 0 to 1. Example: 0.0938';
COMMENT ON COLUMN sources.truncated IS 'The number of its articles whose text is probably incomplete. Example: 2';
COMMENT ON COLUMN sources.median_words IS 'The median length of its articles in words; in characters in Chinese and Japanese. Example: 418';
COMMENT ON COLUMN sources.removed_share IS 'The share of removed words in all words of its articles, from 0 to 1. Example: 0.1207';
COMMENT ON COLUMN sources.language IS 'The language of most of its articles; NULL if none was recognised. Example: en';
COMMENT ON COLUMN sources.languages IS 'The ISO 639-1 codes of the languages of its articles, in their order. Example: [en, ja]';
COMMENT ON COLUMN sources.delay IS 'The median time from publication to arrival of articles that came out while their feed was polled; NULL if there are none with a time of publication. Example: 00:11:07';
COMMENT ON COLUMN sources.feeds IS 'The names of the feeds that listed its articles, in their order. Example: [Harbour Wheel]';
COMMENT ON COLUMN sources.first_seen_at IS 'When its first article arrived. Example: 2026-01-05 09:00:12+00';
COMMENT ON COLUMN sources.last_seen_at IS 'When its last article arrived. Example: 2026-02-18 06:00:12+00';
