CREATE OR REPLACE VIEW removals AS
WITH block AS (
    SELECT
        article.source,
        part.article_id,
        part.rule,
        part.class,
        part.text,
        len(regexp_extract_all(part.text, '[\p{Han}\p{Hiragana}\p{Katakana}]|[\p{Latin}\p{Cyrillic}\p{Greek}\p{N}_]+|[^\s\p{P}\p{S}]+')) AS words
    FROM store.blocks AS part
    JOIN store.articles AS article ON article.article_id = part.article_id AND article.revision = part.revision
),
site AS (
    SELECT source, sum(words) AS words, count(DISTINCT article_id) AS articles
    FROM block
    GROUP BY source
)
SELECT
    block.rule,
    block.class,
    block.source,
    count(*) AS blocks,
    count(DISTINCT block.article_id) AS articles,
    any_value(site.articles) AS of_articles,
    sum(block.words) AS words,
    round(sum(block.words) / greatest(any_value(site.words), 1), 4) AS share,
    count(DISTINCT block.text) AS texts,
    arg_max(block.text, (block.words, block.text)) AS example
FROM block
JOIN site ON site.source = block.source
WHERE block.rule IS NOT NULL
GROUP BY block.rule, block.class, block.source;

COMMENT ON VIEW removals IS 'What each rule removes from each site''s articles, as they read now: a rule that eats reporting is seen by its share and its example';
COMMENT ON COLUMN removals.rule IS 'The rule, as in blocks.rule';
COMMENT ON COLUMN removals.class IS 'Its class';
COMMENT ON COLUMN removals.source IS 'The publisher, as in articles.source';
COMMENT ON COLUMN removals.blocks IS 'How many blocks it removed';
COMMENT ON COLUMN removals.articles IS 'From how many articles';
COMMENT ON COLUMN removals.of_articles IS 'How many articles of the source there are';
COMMENT ON COLUMN removals.words IS 'How many words; in Chinese and Japanese, signs';
COMMENT ON COLUMN removals.share IS 'The share of all words on the source''s articles, removed ones included, from 0 to 1';
COMMENT ON COLUMN removals.texts IS 'How many different texts those blocks are: a rule that removes many is worth a look';
COMMENT ON COLUMN removals.example IS 'The longest block that it removed';
