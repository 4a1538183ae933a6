CREATE OR REPLACE VIEW entries AS
SELECT
    entry_id,
    feed_id,
    guid,
    url,
    canonical_url,
    title,
    authors,
    published_raw,
    published_at,
    updated_at,
    language,
    summary,
    content,
    version,
    first_seen_at,
    last_seen_at,
    outcome,
    reason,
    detail,
    attempts,
    next_attempt_at,
    article_id,
    run_id
FROM store.entries;

COMMENT ON VIEW entries IS 'Every entry that a feed has listed: the work list, with what became of each';
COMMENT ON COLUMN entries.entry_id IS 'Identifier of the entry';
COMMENT ON COLUMN entries.feed_id IS 'The feed that lists it';
COMMENT ON COLUMN entries.guid IS 'What the feed identifies it by';
COMMENT ON COLUMN entries.url IS 'The address it promises an article at';
COMMENT ON COLUMN entries.canonical_url IS 'The same in the form by which pages are told apart';
COMMENT ON COLUMN entries.title IS 'Its headline, as the feed says';
COMMENT ON COLUMN entries.authors IS 'Its authors, as the feed says';
COMMENT ON COLUMN entries.published_raw IS 'Its date as the feed spells it';
COMMENT ON COLUMN entries.published_at IS 'The same, read; null where published_raw is no date, or not from 1990 to tomorrow: it was not taken';
COMMENT ON COLUMN entries.updated_at IS 'When the feed says it last changed';
COMMENT ON COLUMN entries.language IS 'Its language, as the feed says';
COMMENT ON COLUMN entries.summary IS 'The teaser in the feed';
COMMENT ON COLUMN entries.content IS 'The full text in the feed, as markup';
COMMENT ON COLUMN entries.version IS 'Changes when the publisher says that the entry changed';
COMMENT ON COLUMN entries.first_seen_at IS 'When it was first listed';
COMMENT ON COLUMN entries.last_seen_at IS 'When it was last listed';
COMMENT ON COLUMN entries.outcome IS 'pending, loaded, revised, unchanged, known or refused';
COMMENT ON COLUMN entries.reason IS 'Why it was refused or has to wait';
COMMENT ON COLUMN entries.detail IS 'The same in a sentence';
COMMENT ON COLUMN entries.attempts IS 'How often it was tried';
COMMENT ON COLUMN entries.next_attempt_at IS 'Not tried again before then';
COMMENT ON COLUMN entries.article_id IS 'The article that came of it';
COMMENT ON COLUMN entries.run_id IS 'The run that wrote this row last';
