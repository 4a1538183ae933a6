CREATE OR REPLACE VIEW removals AS
WITH newest AS (
    SELECT article_id, revision, source FROM store.articles
),
site AS (
    SELECT article.source, count(*) AS articles, sum(revision.word_count + article.removed_words) AS words
    FROM store.articles AS article
    JOIN store.revisions AS revision
        ON revision.article_id = article.article_id AND revision.revision = article.revision
    GROUP BY article.source
),
counted AS (
    SELECT
        block.rule,
        block.class,
        newest.source,
        count(*) AS blocks,
        count(DISTINCT block.article_id) AS articles,
        sum(block.words)::BIGINT AS words,
        count(DISTINCT block.text) AS texts,
        arg_max(block.text, (block.words, block.text)) AS example
    FROM store.blocks AS block
    JOIN newest ON newest.article_id = block.article_id AND newest.revision = block.revision
    WHERE NOT block.kept
    GROUP BY block.rule, block.class, newest.source
)
SELECT
    counted.rule,
    counted.class,
    counted.source,
    counted.blocks,
    counted.articles,
    site.articles AS of_articles,
    counted.words,
    round(counted.words / greatest(site.words, 1), 4) AS share,
    counted.texts,
    counted.example
FROM counted
JOIN site ON site.source = counted.source;

COMMENT ON VIEW removals IS 'The blocks that each rule removes from the newest revisions of each publisher''s articles, counted; a rule that removes reporting is recognised by its share and its example. Example: SELECT class, sum(blocks), sum(words) FROM removals GROUP BY ALL ORDER BY 3 DESC';
COMMENT ON COLUMN removals.rule IS 'The rule, as in blocks.rule. Example: newsletter-box';
COMMENT ON COLUMN removals.class IS 'The class of the rule, as in blocks.class. Example: promo';
COMMENT ON COLUMN removals.source IS 'The publisher, as in articles.source. Example: harbourwheel.example';
COMMENT ON COLUMN removals.blocks IS 'The number of removed blocks. Example: 58';
COMMENT ON COLUMN removals.articles IS 'The number of articles with a removed block. Example: 51';
COMMENT ON COLUMN removals.of_articles IS 'The number of all articles of the publisher. Example: 64';
COMMENT ON COLUMN removals.words IS 'The number of words in the removed blocks; of characters in Chinese and Japanese. Example: 1240';
COMMENT ON COLUMN removals.share IS 'The share of these words in all words of the publisher''s articles, removed ones included, from 0 to 1. Example: 0.0412';
COMMENT ON COLUMN removals.texts IS 'The number of different texts among the removed blocks; a rule that removes many deserves a look. Example: 7';
COMMENT ON COLUMN removals.example IS 'The longest removed block. Example: Sign up for our morning newsletter, free every day';
