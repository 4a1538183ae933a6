CREATE OR REPLACE VIEW refusals AS
SELECT url, origin, stage, reason, detail, "at", "at" AS refused_at, run_id
FROM store.refusals;

COMMENT ON VIEW refusals IS 'Everything that did not become an article, with the reason; a run writes the same refusal once';
COMMENT ON COLUMN refusals.url IS 'The refused address; NULL if there is none';
COMMENT ON COLUMN refusals.origin IS 'The file or the address of the feed that it came from';
COMMENT ON COLUMN refusals.stage IS 'The stage that refused it: fetch, parse, extract, clean, load, tag or rebuild';
COMMENT ON COLUMN refusals.reason IS 'The reason as a word, to count by';
COMMENT ON COLUMN refusals.detail IS 'The reason as a sentence, to read';
COMMENT ON COLUMN refusals."at" IS 'When it was refused; AT is a keyword of SQL, so write "at", refusals.at or refused_at';
COMMENT ON COLUMN refusals.refused_at IS 'When it was refused: the same time as "at", under a name that needs no quotes';
COMMENT ON COLUMN refusals.run_id IS 'The run that refused it';
