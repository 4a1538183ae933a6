-- When each revision was loaded, the tags of each article beside it, and the numbers of removed words.

-- The moment of the load by the clock, while `seen_at` is the moment of the run; NULL where the revision was loaded
-- before this column was there.
ALTER TABLE store.revisions ADD COLUMN loaded_at TIMESTAMPTZ;

-- The number of words of a removed block, of characters in Chinese and Japanese; NULL where it was kept. Counting them
-- for a question takes longer than everything else in it.
ALTER TABLE store.blocks ADD COLUMN words INTEGER;
UPDATE store.blocks
SET words = len(regexp_extract_all(text, '[\p{Han}\p{Hiragana}\p{Katakana}]|[\p{Latin}\p{Cyrillic}\p{Greek}\p{N}_]+|[^\s\p{P}\p{S}]+'))
WHERE NOT kept;

-- `tags` are those that the article is about, the most certain first. A view that gathered them from store.article_tags
-- would gather those of all articles for every query, since DuckDB 1.5.5 does not drop a join that nobody needs.
-- `removed_words` is the sum of `words` over the removed blocks of the newest revision. The table is made anew: a list
-- column that is filled and made NOT NULL in one transaction fails.
CREATE TABLE store.new_articles (
    article_id    VARCHAR     NOT NULL,
    corpus        VARCHAR     NOT NULL,
    origin        VARCHAR     NOT NULL,
    source        VARCHAR     NOT NULL,
    url           VARCHAR,
    first_seen_at TIMESTAMPTZ NOT NULL,
    revision      INTEGER     NOT NULL,
    tags          VARCHAR[]   NOT NULL,
    removed_words INTEGER     NOT NULL
);
INSERT INTO store.new_articles BY NAME
SELECT article.*, coalesce(given.tags, []) AS tags, coalesce(removed.words, 0) AS removed_words
FROM store.articles AS article
LEFT JOIN (
    SELECT article_id, list(tag ORDER BY score DESC, tag) AS tags
    FROM store.article_tags
    WHERE relevance = 'subject'
    GROUP BY article_id
) AS given ON given.article_id = article.article_id
LEFT JOIN (
    SELECT article_id, revision, sum(words) AS words
    FROM store.blocks
    WHERE NOT kept
    GROUP BY article_id, revision
) AS removed ON removed.article_id = article.article_id AND removed.revision = article.revision;
DROP TABLE store.articles;
ALTER TABLE store.new_articles RENAME TO articles;
