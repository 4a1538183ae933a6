CREATE OR REPLACE VIEW refusals AS
SELECT url, origin, stage, reason, detail, "at", "at" AS refused_at, run_id
FROM store.refusals;

COMMENT ON VIEW refusals IS 'Everything that did not become an article, with the reason; a run writes the same refusal once. Example: SELECT reason, count(*) FROM refusals GROUP BY ALL ORDER BY 2 DESC';
COMMENT ON COLUMN refusals.url IS 'The refused address; NULL if there is none. Example: https://harbourwheel.example/video';
COMMENT ON COLUMN refusals.origin IS 'The file or the address of the feed that it came from. Example: https://news.example/feed.xml';
COMMENT ON COLUMN refusals.stage IS 'The stage that refused it: fetch, parse, extract, clean, load, tag or rebuild. Example: extract';
COMMENT ON COLUMN refusals.reason IS 'The reason as a word, to count by. Example: no-article';
COMMENT ON COLUMN refusals.detail IS 'The reason as a sentence, to read. Example: the page has no text of an article';
COMMENT ON COLUMN refusals."at" IS 'When it was refused; AT is a keyword of SQL, so write "at", refusals.at or refused_at. Example: 2026-02-16 21:31:12+00';
COMMENT ON COLUMN refusals.refused_at IS 'When it was refused: the same time as "at", under a name that needs no quotes. Example: 2026-02-16 21:31:12+00';
COMMENT ON COLUMN refusals.run_id IS 'The run that refused it. Example: 3e9a07c5d1f6b248';
