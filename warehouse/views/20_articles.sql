CREATE OR REPLACE VIEW articles AS
SELECT
    article.article_id,
    article.corpus,
    article.origin,
    article.source,
    article.url,
    newest.title,
    newest.authors,
    newest.published_at,
    newest.published_precision,
    newest.published_source,
    newest.modified_at,
    newest.modified_precision,
    newest.modified_source,
    article.first_seen_at,
    newest.seen_at AS revised_at,
    newest.language,
    newest.text,
    newest.word_count,
    newest.canonical_url,
    newest.section,
    newest.image_url,
    newest.paywalled,
    newest.truncated,
    newest.text_source,
    article.revision,
    member.story_id,
    link.duplicate_of
FROM store.articles AS article
JOIN store.revisions AS newest ON newest.article_id = article.article_id AND newest.revision = article.revision
LEFT JOIN store.memberships AS member ON member.article_id = article.article_id
LEFT JOIN store.duplicates AS link ON link.article_id = article.article_id;

COMMENT ON VIEW articles IS 'Every article, one row each, in its newest revision; copies are included and name their original';
COMMENT ON COLUMN articles.article_id IS 'Identifier: 16 hex digits, the same whenever and wherever the article is loaded';
COMMENT ON COLUMN articles.corpus IS 'How it came in: seed, feed, push, inbox, or the name given to newswire load';
COMMENT ON COLUMN articles.origin IS 'The file it was read from, or the address of the feed that listed it';
COMMENT ON COLUMN articles.source IS 'The publisher: its registered domain, or its name if the article has no address';
COMMENT ON COLUMN articles.url IS 'The address of the page; NULL if it has none';
COMMENT ON COLUMN articles.title IS 'The headline';
COMMENT ON COLUMN articles.authors IS 'The names of its authors, in their order; an empty list if none is named';
COMMENT ON COLUMN articles.published_at IS 'When it was published, according to the page or its feed; NULL if neither says';
COMMENT ON COLUMN articles.published_precision IS 'The precision of published_at: second, minute, day, month or year; NULL if there is no date';
COMMENT ON COLUMN articles.published_source IS 'Where published_at was found, such as json-ld, meta, text or feed; NULL if there is no date';
COMMENT ON COLUMN articles.modified_at IS 'When it was last changed, according to the page; NULL if the page does not say';
COMMENT ON COLUMN articles.modified_precision IS 'The precision of modified_at: second, minute, day, month or year; NULL if there is no date';
COMMENT ON COLUMN articles.modified_source IS 'Where modified_at was found: json-ld, meta or html; NULL if there is no date';
COMMENT ON COLUMN articles.first_seen_at IS 'When its first revision arrived';
COMMENT ON COLUMN articles.revised_at IS 'When its newest revision arrived';
COMMENT ON COLUMN articles.language IS 'The ISO 639-1 code of its language; NULL if the language was not recognised';
COMMENT ON COLUMN articles.text IS 'The text: the kept blocks, with a blank line between';
COMMENT ON COLUMN articles.word_count IS 'The number of words in text; of characters in Chinese and Japanese';
COMMENT ON COLUMN articles.canonical_url IS 'The canonical address that the page declares; NULL if it declares none';
COMMENT ON COLUMN articles.section IS 'The section or category of the page, in the words of the page; NULL if it names none';
COMMENT ON COLUMN articles.image_url IS 'The address of its lead image; NULL if it names none';
COMMENT ON COLUMN articles.paywalled IS 'Whether the page says that readers must pay for it; NULL if it does not say';
COMMENT ON COLUMN articles.truncated IS 'Whether the text is probably incomplete: it breaks off, or is clearly shorter than the feed or the page says';
COMMENT ON COLUMN articles.text_source IS 'Where the text is from: page, or feed if the page had little text';
COMMENT ON COLUMN articles.revision IS 'The number of the newest revision, counted from 1';
COMMENT ON COLUMN articles.story_id IS 'The story it belongs to, as in stories.story_id';
COMMENT ON COLUMN articles.duplicate_of IS 'The article that it is a copy of; NULL for an original';
