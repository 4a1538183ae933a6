CREATE OR REPLACE VIEW tags AS
SELECT tag, kind, label, parent, description, version
FROM store.tags;

COMMENT ON VIEW tags IS 'The taxonomy: every tag that articles can have, one row each. Example: SELECT tag, label, description FROM tags WHERE kind = ''topic''';
COMMENT ON COLUMN tags.tag IS 'Identifier of the tag, such as job-cuts. Example: job-cuts';
COMMENT ON COLUMN tags.kind IS 'topic, company, model, plant, person or programme. Example: topic';
COMMENT ON COLUMN tags.label IS 'Its name for people. Example: Job cuts';
COMMENT ON COLUMN tags.parent IS 'The tag that it is a part of; NULL if there is none. Example: restructuring';
COMMENT ON COLUMN tags.description IS 'The subject of articles with the tag, in a sentence. Example: Layoffs and voluntary redundancies';
COMMENT ON COLUMN tags.version IS 'The version of the taxonomy. Example: 2';
