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
    published_precision,
    updated_at,
    language,
    summary,
    content,
    version,
    first_seen_at,
    came_by,
    last_seen_at,
    outcome,
    reason,
    detail,
    attempts,
    next_attempt_at,
    article_id,
    run_id
FROM store.entries;

COMMENT ON VIEW entries IS 'Every entry that a feed has listed, one row each: the work list, with the state and the outcome of each entry. Example: SELECT title, outcome, reason FROM entries WHERE outcome = ''pending''';
COMMENT ON COLUMN entries.entry_id IS 'Identifier of the entry. Example: 7f21c09be4d85a36';
COMMENT ON COLUMN entries.feed_id IS 'The feed that lists it, as in feeds.feed_id. Example: 91c2d7e05ab4f368';
COMMENT ON COLUMN entries.guid IS 'The identifier that the feed gives it. Example: tag:harbourwheel.example,2026:tyne';
COMMENT ON COLUMN entries.url IS 'The address of the article. Example: https://harbourwheel.example/tyne-strike';
COMMENT ON COLUMN entries.canonical_url IS 'The same address in the form by which pages are compared. Example: harbourwheel.example/tyne-strike';
COMMENT ON COLUMN entries.title IS 'Its headline in the feed. Example: Two-day strike on the Tyne strands Nissan crossovers';
COMMENT ON COLUMN entries.authors IS 'Its authors in the feed; an empty list if none is named. Example: [Mira Holt]';
COMMENT ON COLUMN entries.published_raw IS 'Its date of publication, as it is spelled in the feed; NULL if there is none. Example: Mon, 16 Feb 2026 21:20:00 GMT';
COMMENT ON COLUMN entries.published_at IS 'The date of published_raw; NULL if that is not a date between 1990 and tomorrow. Example: 2026-02-16 21:20:00+00';
COMMENT ON COLUMN entries.published_precision IS 'The precision of published_at: second, minute, day, month or year; NULL if there is no date. Example: second';
COMMENT ON COLUMN entries.updated_at IS 'When it last changed, according to the feed; NULL if the feed does not say. Example: 2026-02-17 08:05:00+00';
COMMENT ON COLUMN entries.language IS 'Its language, according to the feed; NULL if the feed does not say. Example: en';
COMMENT ON COLUMN entries.summary IS 'Its summary in the feed; NULL if there is none. Example: Dock workers walked out on Monday';
COMMENT ON COLUMN entries.content IS 'Its full text in the feed, as markup; NULL if there is none. Example: <p>Dock workers on the Tyne walked out …</p>';
COMMENT ON COLUMN entries.version IS 'A value that changes when the publisher changes the entry; the entry is then fetched again. Example: c4d1e8f0a72b9356';
COMMENT ON COLUMN entries.first_seen_at IS 'When it was first listed. Example: 2026-02-16 21:31:07+00';
COMMENT ON COLUMN entries.came_by IS 'How it first came: poll; push, from a hub or a script; inbox, in a file; load, in a file given to newswire load. Example: poll';
COMMENT ON COLUMN entries.last_seen_at IS 'When it was last listed. Example: 2026-02-18 06:00:12+00';
COMMENT ON COLUMN entries.outcome IS 'pending, loaded, revised, unchanged, known (its address had led to an article before), refused, or removed (its article was older than it was to be kept). Example: loaded';
COMMENT ON COLUMN entries.reason IS 'Why it was refused, or has to wait for another attempt; NULL otherwise. Example: timeout';
COMMENT ON COLUMN entries.detail IS 'The same reason as a sentence; NULL if there is none. Example: the server did not answer in time';
COMMENT ON COLUMN entries.attempts IS 'The number of attempts to fetch it in its present version. Example: 1';
COMMENT ON COLUMN entries.next_attempt_at IS 'The time before which there is no other attempt; NULL if it need not wait, or is not pending. Example: 2026-02-16 21:46:07+00';
COMMENT ON COLUMN entries.article_id IS 'The article that it led to; NULL if there is none. Example: 0b6f3c1d9a42e785';
COMMENT ON COLUMN entries.run_id IS 'The run that wrote this row last. Example: 3e9a07c5d1f6b248';
