CREATE OR REPLACE VIEW removals AS
WITH counted AS (
    SELECT
        article.source,
        block.article_id,
        block.rule,
        block.class,
        block.text,
        len(regexp_extract_all(block.text, '[\p{Han}\p{Hiragana}\p{Katakana}]|[\p{Latin}\p{Cyrillic}\p{Greek}\p{N}_]+|[^\s\p{P}\p{S}]+')) AS words
    FROM store.blocks AS block
    JOIN store.articles AS article ON article.article_id = block.article_id AND article.revision = block.revision
),
site AS (
    SELECT source, sum(words) AS words, count(DISTINCT article_id) AS articles
    FROM counted
    GROUP BY source
)
SELECT
    counted.rule,
    counted.class,
    counted.source,
    count(*) AS blocks,
    count(DISTINCT counted.article_id) AS articles,
    any_value(site.articles) AS of_articles,
    sum(counted.words) AS words,
    round(sum(counted.words) / greatest(any_value(site.words), 1), 4) AS share,
    count(DISTINCT counted.text) AS texts,
    arg_max(counted.text, (counted.words, counted.text)) AS example
FROM counted
JOIN site ON site.source = counted.source
WHERE counted.rule IS NOT NULL
GROUP BY counted.rule, counted.class, counted.source;

COMMENT ON VIEW removals IS 'The blocks that each rule removes from the newest revisions of each publisher''s articles, counted; a rule that removes reporting is recognised by its share and its example';
COMMENT ON COLUMN removals.rule IS 'The rule, as in blocks.rule';
COMMENT ON COLUMN removals.class IS 'The class of the rule, as in blocks.class';
COMMENT ON COLUMN removals.source IS 'The publisher, as in articles.source';
COMMENT ON COLUMN removals.blocks IS 'The number of removed blocks';
COMMENT ON COLUMN removals.articles IS 'The number of articles with a removed block';
COMMENT ON COLUMN removals.of_articles IS 'The number of all articles of the publisher';
COMMENT ON COLUMN removals.words IS 'The number of words in the removed blocks; of characters in Chinese and Japanese';
COMMENT ON COLUMN removals.share IS 'The share of these words in all words of the publisher''s articles, removed ones included, from 0 to 1';
COMMENT ON COLUMN removals.texts IS 'The number of different texts among the removed blocks; a rule that removes many deserves a look';
COMMENT ON COLUMN removals.example IS 'The longest removed block';
