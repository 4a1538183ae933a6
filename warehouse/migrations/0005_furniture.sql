-- What sites repeat on their articles, and what was learned from it; see transforms/furniture.py.

-- On how many articles of a site a block stands, for as long as it is remembered, and on which last; `key` names
-- site and text together.
CREATE TABLE store.block_counts (
    key        BIGINT  NOT NULL,
    site       VARCHAR NOT NULL,
    articles   INTEGER NOT NULL,
    first_day  DATE    NOT NULL,
    last_day   DATE    NOT NULL,
    article_id VARCHAR NOT NULL
);

-- How many articles of a site were counted on each day.
CREATE TABLE store.site_days (
    site     VARCHAR NOT NULL,
    "day"    DATE    NOT NULL,
    articles INTEGER NOT NULL
);

-- Decisions, each with the numbers that it rests on; one that a person refused is never made again.
CREATE TABLE store.learned_rules (
    rule        VARCHAR     NOT NULL,
    site        VARCHAR     NOT NULL,
    key         BIGINT      NOT NULL,
    text        VARCHAR     NOT NULL,
    class       VARCHAR     NOT NULL,
    articles    INTEGER     NOT NULL,
    of_articles INTEGER     NOT NULL,
    first_day   DATE        NOT NULL,
    last_day    DATE        NOT NULL,
    learned_at  TIMESTAMPTZ NOT NULL,
    refused_at  TIMESTAMPTZ
);
