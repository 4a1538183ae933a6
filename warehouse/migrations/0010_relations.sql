-- Copies hang on the article they are most like, people may overrule what was decided, and revisions tell what changed.

-- Bands are keys of 32 bits now: looking 48,000 of them up among 48 million took 0.3 s, in a table of their own
-- as long and half as much room again. Those of before would meet no new ones; an article without is found by
-- no copy until it is read anew. A column is dropped and added, since DuckDB cannot replay a change of its type.
ALTER TABLE store.fingerprints DROP COLUMN bands;
ALTER TABLE store.fingerprints ADD COLUMN bands UINTEGER[];
ALTER TABLE store.fingerprints ADD COLUMN url VARCHAR;
ALTER TABLE store.fingerprints ADD COLUMN seen_at TIMESTAMPTZ;
UPDATE store.fingerprints AS known
SET seen_at = article.first_seen_at
FROM store.articles AS article
WHERE article.article_id = known.article_id;

ALTER TABLE store.duplicates ADD COLUMN nearest VARCHAR;
UPDATE store.duplicates SET nearest = duplicate_of;

CREATE TABLE store.rulings (
    first    VARCHAR     NOT NULL,
    second   VARCHAR     NOT NULL,
    relation VARCHAR     NOT NULL,
    same     BOOLEAN     NOT NULL,
    note     VARCHAR,
    ruled_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE store.changes (
    article_id     VARCHAR   NOT NULL,
    revision       INTEGER   NOT NULL,
    title_before   VARCHAR,
    blocks_added   VARCHAR[] NOT NULL,
    blocks_removed VARCHAR[] NOT NULL,
    figures        STRUCT(before VARCHAR, after VARCHAR)[] NOT NULL
);
