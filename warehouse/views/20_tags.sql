CREATE OR REPLACE VIEW tags AS
SELECT tag, kind, label, parent, description, version
FROM store.tags;

COMMENT ON VIEW tags IS 'The taxonomy: every word that articles can be tagged with';
COMMENT ON COLUMN tags.tag IS 'Identifier, such as job-cuts';
COMMENT ON COLUMN tags.kind IS 'topic, company, model, plant, person or programme';
COMMENT ON COLUMN tags.label IS 'Its name as people write it';
COMMENT ON COLUMN tags.parent IS 'The tag it is a part of, if any';
COMMENT ON COLUMN tags.description IS 'What an article tagged with it is about';
COMMENT ON COLUMN tags.version IS 'The version of the taxonomy it stands in';
