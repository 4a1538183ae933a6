CREATE OR REPLACE VIEW blocks AS
SELECT article_id, revision, position, kind, text, kept, rule, class
FROM store.blocks;

COMMENT ON VIEW blocks IS 'Every block of text of every revision, kept or removed, so that everything that cleaning removed can be seen';
COMMENT ON COLUMN blocks.article_id IS 'The article of the block';
COMMENT ON COLUMN blocks.revision IS 'The revision of the block, as in revisions.revision';
COMMENT ON COLUMN blocks.position IS 'The position of the block on the page, counted from 0';
COMMENT ON COLUMN blocks.kind IS 'paragraph, heading, list, quote or table';
COMMENT ON COLUMN blocks.text IS 'The text of the block';
COMMENT ON COLUMN blocks.kept IS 'Whether the block is part of the article''s text';
COMMENT ON COLUMN blocks.rule IS 'The rule that removed the block; NULL if it was kept';
COMMENT ON COLUMN blocks.class IS 'The class of that rule, such as ticker, promo, comments, related or bio; NULL if the block was kept';
