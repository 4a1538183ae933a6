-- The figures that articles state, and which of them differ.

-- The quantities in force, and how their figures are compared (transforms/records/comparisons.py).
CREATE TABLE store.quantities (
    quantity    VARCHAR NOT NULL,
    label       VARCHAR NOT NULL,
    description VARCHAR NOT NULL,
    is_change   BOOLEAN NOT NULL,
    is_lasting  BOOLEAN NOT NULL,
    falls_by    VARCHAR,
    rises_by    VARCHAR,
    share_of    VARCHAR,
    version     VARCHAR NOT NULL
);

-- The claims of articles in their newest revision, each with the versions of the quantities and the taxonomy by which it
-- was found. `position` counts those of an article from 0. `reported_at` is the time of the article: rows come nearly in
-- its order, so that the claims of a few weeks are found without reading all.
CREATE TABLE store.claims (
    article_id         VARCHAR USING COMPRESSION uncompressed NOT NULL,
    position           INTEGER     NOT NULL,
    reported_at        TIMESTAMPTZ NOT NULL,
    subject            VARCHAR,
    quantity           VARCHAR     NOT NULL,
    value_low          DOUBLE,
    value_high         DOUBLE,
    unit               VARCHAR     NOT NULL,
    change_from        DOUBLE,
    period_begin       DATE,
    period_end         DATE,
    period             VARCHAR,
    qualifier          VARCHAR,
    rounded            BOOLEAN     NOT NULL,
    attributed_to      VARCHAR,
    evidence           STRUCT(field VARCHAR, "start" INTEGER, "end" INTEGER, "text" VARCHAR)[] NOT NULL,
    scope              VARCHAR,
    quantities_version VARCHAR,
    taxonomy_version   VARCHAR
);

-- Pairs of claims that differ, decided when the story of one of the articles is: contradictions, and updates.
CREATE TABLE store.claim_pairs (
    article_id       VARCHAR NOT NULL,
    position         INTEGER NOT NULL,
    other_article_id VARCHAR NOT NULL,
    other_position   INTEGER NOT NULL,
    verdict          VARCHAR NOT NULL,
    quantity         VARCHAR NOT NULL,
    unit             VARCHAR NOT NULL,
    value_low        DOUBLE,
    value_high       DOUBLE,
    other_value_low  DOUBLE,
    other_value_high DOUBLE
);
