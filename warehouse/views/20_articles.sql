-- The dates are those of store.dated_articles. It is not read here, since the joins with stories come before that with
-- the texts: after it DuckDB keeps the joined articles in memory, which takes a million of them nearly twice as long.
CREATE OR REPLACE VIEW articles AS
SELECT
    article.article_id,
    article.corpus,
    article.origin,
    feed.name AS feed_name,
    article.source,
    article.url,
    newest.title,
    newest.authors,
    newest.published_at,
    newest.published_precision,
    newest.published_source,
    CASE WHEN newest.published_precision IN ('second', 'minute', 'day') THEN timezone('UTC', newest.published_at)::DATE END
        AS published_on,
    least(
        article.first_seen_at,
        CASE
            WHEN newest.published_precision IN ('second', 'minute') THEN newest.published_at
            WHEN newest.published_precision = 'day' THEN newest.published_at + INTERVAL 1 DAY
        END
    ) AS came_out_at,
    newest.modified_at,
    newest.modified_precision,
    newest.modified_source,
    article.first_seen_at,
    newest.seen_at AS revised_at,
    newest.loaded_at,
    newest.language,
    newest.text,
    newest.word_count,
    article.removed_words,
    newest.canonical_url,
    newest.section,
    newest.image_url,
    newest.paywalled,
    newest.truncated,
    newest.text_source,
    article.tags,
    article.revision,
    member.story_id,
    link.duplicate_of
FROM store.articles AS article
LEFT JOIN store.memberships AS member ON member.article_id = article.article_id
LEFT JOIN store.duplicates AS link ON link.article_id = article.article_id
LEFT JOIN store.feeds AS feed ON feed.url = article.origin
JOIN store.revisions AS newest ON newest.article_id = article.article_id AND newest.revision = article.revision;

COMMENT ON VIEW articles IS 'Every article, one row each, in its newest revision; copies are included and name their original. Example: SELECT title, source, published_at FROM articles WHERE duplicate_of IS NULL ORDER BY came_out_at DESC LIMIT 20';
COMMENT ON COLUMN articles.article_id IS 'Identifier: 16 hex digits, the same whenever and wherever the article is loaded. Example: 0b6f3c1d9a42e785';
COMMENT ON COLUMN articles.corpus IS 'How it came in: seed, feed, push, inbox, or the name given to newswire load. Example: feed';
COMMENT ON COLUMN articles.origin IS 'The file it was read from, or the address of the feed that listed it. Example: https://news.example/feed.xml';
COMMENT ON COLUMN articles.feed_name IS 'The name of that feed, as in feeds.name; NULL for a file or a pushed page. Example: Harbour Wheel';
COMMENT ON COLUMN articles.source IS 'The publisher: its registered domain, or its name if the article has no address. Example: harbourwheel.example';
COMMENT ON COLUMN articles.url IS 'The address of the page; NULL if it has none. Example: https://harbourwheel.example/tyne-strike';
COMMENT ON COLUMN articles.title IS 'The headline. Example: Two-day strike on the Tyne strands Nissan crossovers';
COMMENT ON COLUMN articles.authors IS 'The names of its authors, in their order; an empty list if none is named. Example: [Mira Holt]';
COMMENT ON COLUMN articles.published_at IS 'When it was published, according to the page or its feed; where they give a day, month or year alone, its beginning in UTC, which is the day before in a zone to the west (count days by published_on). NULL if neither says. Example: 2026-02-16 21:20:00+00';
COMMENT ON COLUMN articles.published_precision IS 'The precision of published_at: second, minute, day, month or year; NULL if there is no date. Example: minute';
COMMENT ON COLUMN articles.published_source IS 'Where published_at was found: json-ld, meta, html, text, url or feed; rejected where there is no date because the page states one that is more than a day ahead; NULL where none was found. Example: json-ld';
COMMENT ON COLUMN articles.published_on IS 'The day of publication in UTC, to group by; NULL if it is unknown, or only the month or year is known. Example: 2026-02-16';
COMMENT ON COLUMN articles.came_out_at IS 'The time by which articles are put in order: published_at, the end of the day if only the day is known, but no later than first_seen_at. Example: 2026-02-16 21:20:00+00';
COMMENT ON COLUMN articles.modified_at IS 'When it was last changed, according to the page; NULL if the page does not say. Example: 2026-02-17 08:05:00+00';
COMMENT ON COLUMN articles.modified_precision IS 'The precision of modified_at: second, minute, day, month or year; NULL if there is no date. Example: minute';
COMMENT ON COLUMN articles.modified_source IS 'Where modified_at was found: json-ld, meta or html; NULL if there is no date. Example: json-ld';
COMMENT ON COLUMN articles.first_seen_at IS 'When its first revision arrived: the start of the run that brought it. Example: 2026-02-16 21:31:07+00';
COMMENT ON COLUMN articles.revised_at IS 'When its newest revision arrived: the start of the run that brought it. Example: 2026-02-17 08:16:40+00';
COMMENT ON COLUMN articles.loaded_at IS 'When its newest revision was loaded; NULL if that was before loading kept the time. Example: 2026-02-17 08:16:52+00';
COMMENT ON COLUMN articles.language IS 'The ISO 639-1 code of its language; NULL if the language was not recognised. Example: en';
COMMENT ON COLUMN articles.text IS 'The text: the kept blocks, with a blank line between. Example: Dock workers on the Tyne walked out on Monday …';
COMMENT ON COLUMN articles.word_count IS 'The number of words in text; of characters in Chinese and Japanese. Example: 412';
COMMENT ON COLUMN articles.removed_words IS 'The number of words in the removed blocks; of characters in Chinese and Japanese. Example: 63';
COMMENT ON COLUMN articles.canonical_url IS 'The canonical address that the page declares; NULL if it declares none. Example: https://harbourwheel.example/tyne-strike';
COMMENT ON COLUMN articles.section IS 'The section or category of the page, in the words of the page; NULL if it names none. Example: Logistics';
COMMENT ON COLUMN articles.image_url IS 'The address of its lead image; NULL if it names none. Example: https://harbourwheel.example/quay.jpg';
COMMENT ON COLUMN articles.paywalled IS 'Whether the page says that readers must pay for it; NULL if it does not say. Example: false';
COMMENT ON COLUMN articles.truncated IS 'Whether the text is probably incomplete: it breaks off, or is clearly shorter than the feed or the page says. Example: false';
COMMENT ON COLUMN articles.text_source IS 'Where the text is from: page; feed if the page had little text; script if it was only in the data of its scripts. Example: page';
COMMENT ON COLUMN articles.tags IS 'The tags that the article is about, the most certain first; article_tags has those that it only mentions, too. Example: [nissan, qashqai, exports]';
COMMENT ON COLUMN articles.revision IS 'The number of the newest revision, counted from 1. Example: 2';
COMMENT ON COLUMN articles.story_id IS 'The story it belongs to, as in stories.story_id; NULL while the run that loaded it goes on. Example: 5d0e8a7c61b2f934';
COMMENT ON COLUMN articles.duplicate_of IS 'The article that it is a copy of; NULL for an original. Example: 2a1cb0352aefcc94';
