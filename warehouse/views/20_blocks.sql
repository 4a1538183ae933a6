CREATE OR REPLACE VIEW blocks AS
SELECT article_id, revision, position, kind, text, kept, rule, class, words
FROM store.blocks;

COMMENT ON VIEW blocks IS 'Every block of text of every revision, kept or removed, so that everything that cleaning removed can be seen. Example: SELECT rule, class, text FROM blocks WHERE NOT kept LIMIT 20';
COMMENT ON COLUMN blocks.article_id IS 'The article of the block. Example: 0b6f3c1d9a42e785';
COMMENT ON COLUMN blocks.revision IS 'The revision of the block, as in revisions.revision. Example: 1';
COMMENT ON COLUMN blocks.position IS 'The position of the block on the page, counted from 0. Example: 7';
COMMENT ON COLUMN blocks.kind IS 'paragraph, heading, list, quote or table. Example: paragraph';
COMMENT ON COLUMN blocks.text IS 'The text of the block. Example: Sign up for our morning newsletter';
COMMENT ON COLUMN blocks.kept IS 'Whether the block is part of the article''s text. Example: false';
COMMENT ON COLUMN blocks.rule IS 'The rule that removed the block; NULL if it was kept. Example: newsletter-box';
COMMENT ON COLUMN blocks.class IS 'The class of that rule, such as ticker, promo, comments, related or bio; NULL if the block was kept. Example: promo';
COMMENT ON COLUMN blocks.words IS 'The number of words in a removed block, of characters in Chinese and Japanese; NULL if it was kept. Example: 6';
