CREATE OR REPLACE VIEW refusals AS
SELECT url, origin, stage, reason, detail, "at", "at" AS refused_at, run_id
FROM store.refusals;

COMMENT ON VIEW refusals IS 'Whatever did not become an article, and why';
COMMENT ON COLUMN refusals.url IS 'Its address, if it has one';
COMMENT ON COLUMN refusals.origin IS 'The file or feed it came from';
COMMENT ON COLUMN refusals.stage IS 'Where it ended: fetch, parse, extract, clean or load';
COMMENT ON COLUMN refusals.reason IS 'Why, as a word to count by';
COMMENT ON COLUMN refusals.detail IS 'Why, as a sentence to read';
COMMENT ON COLUMN refusals."at" IS 'When; AT is a keyword of SQL, so write "at" or refusals.at';
COMMENT ON COLUMN refusals.refused_at IS 'The same time under a name that needs no quotes';
COMMENT ON COLUMN refusals.run_id IS 'The run that refused it';
