CREATE OR REPLACE VIEW blocks AS
SELECT article_id, revision, position, kind, text, kept, rule, class
FROM store.blocks;

COMMENT ON VIEW blocks IS 'Every block of text of every revision, kept or removed; nothing that cleaning removes is lost';
COMMENT ON COLUMN blocks.article_id IS 'The article it belongs to';
COMMENT ON COLUMN blocks.revision IS 'The revision it belongs to';
COMMENT ON COLUMN blocks.position IS 'Its place on the page, counted from 0';
COMMENT ON COLUMN blocks.kind IS 'paragraph, heading, list, quote or table';
COMMENT ON COLUMN blocks.text IS 'What it says';
COMMENT ON COLUMN blocks.kept IS 'Whether it is part of the text of the article';
COMMENT ON COLUMN blocks.rule IS 'The rule that removed it; null where kept';
COMMENT ON COLUMN blocks.class IS 'The class of that rule, such as ticker, promo, comments, related or bio; null where kept';
