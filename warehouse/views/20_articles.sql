CREATE OR REPLACE VIEW articles AS
SELECT
    a.article_id,
    a.corpus,
    a.origin,
    a.source,
    a.url,
    r.title,
    r.authors,
    r.published_at,
    r.published_precision,
    r.published_source,
    r.modified_at,
    r.modified_precision,
    r.modified_source,
    a.first_seen_at,
    r.seen_at AS revised_at,
    r.language,
    r.text,
    r.word_count,
    r.canonical_url,
    r.section,
    r.image_url,
    r.paywalled,
    r.truncated,
    r.text_source,
    a.revision,
    m.story_id,
    d.duplicate_of
FROM store.articles AS a
JOIN store.revisions AS r ON r.article_id = a.article_id AND r.revision = a.revision
LEFT JOIN store.memberships AS m ON m.article_id = a.article_id
LEFT JOIN store.duplicates AS d ON d.article_id = a.article_id;

COMMENT ON VIEW articles IS 'Every article once, as its newest revision reads; copies stay in and name their original';
COMMENT ON COLUMN articles.article_id IS 'Identifier: 16 hex digits, the same whenever and wherever the same article is loaded';
COMMENT ON COLUMN articles.corpus IS 'Where it came from: seed, feed, push, inbox, or the name given to newswire load';
COMMENT ON COLUMN articles.origin IS 'The file it was read from, or the address of the feed that listed it';
COMMENT ON COLUMN articles.source IS 'The publisher: its domain, or its name where there is no address';
COMMENT ON COLUMN articles.url IS 'The address of the page, if it has one';
COMMENT ON COLUMN articles.title IS 'The headline';
COMMENT ON COLUMN articles.authors IS 'The people named as its authors, in their order; empty where none is named';
COMMENT ON COLUMN articles.published_at IS 'When it was published, as far as the page or its feed says';
COMMENT ON COLUMN articles.published_precision IS 'How much of published_at is known: second, minute, day, month or year';
COMMENT ON COLUMN articles.published_source IS 'Where published_at was found, such as json-ld, meta, text or feed';
COMMENT ON COLUMN articles.modified_at IS 'When it was last changed, as far as the page says';
COMMENT ON COLUMN articles.modified_precision IS 'How much of modified_at is known: second, minute, day, month or year';
COMMENT ON COLUMN articles.modified_source IS 'Where modified_at was found: json-ld, meta or html';
COMMENT ON COLUMN articles.first_seen_at IS 'When its first revision arrived';
COMMENT ON COLUMN articles.revised_at IS 'When the newest revision arrived';
COMMENT ON COLUMN articles.language IS 'ISO 639-1 code of its language';
COMMENT ON COLUMN articles.text IS 'The kept blocks, a blank line between';
COMMENT ON COLUMN articles.word_count IS 'Words in text; in Chinese and Japanese, signs';
COMMENT ON COLUMN articles.canonical_url IS 'The address that the page gives as its own, if it does';
COMMENT ON COLUMN articles.section IS 'The section or category in which the page stands, in its own words';
COMMENT ON COLUMN articles.image_url IS 'The address of its lead image';
COMMENT ON COLUMN articles.paywalled IS 'Whether the page says that it must be paid for; null when it says nothing';
COMMENT ON COLUMN articles.truncated IS 'Whether there are signs that the text goes on elsewhere: it breaks off, or is clearly less than the feed or the page itself says there is; null for readings from before this was noted';
COMMENT ON COLUMN articles.text_source IS 'Whose the text is: page, or feed where the page gave little; null for readings from before this was noted';
COMMENT ON COLUMN articles.revision IS 'The number of the newest revision, counted from 1';
COMMENT ON COLUMN articles.story_id IS 'The story it belongs to';
COMMENT ON COLUMN articles.duplicate_of IS 'The article it is a copy of; null for an original';
