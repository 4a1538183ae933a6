-- Identifiers of articles without compression in the tables that queries join: DuckDB 1.5.5 takes 19 ms to decode a million
-- compressed ones, and 4 to read them plain, which are ten bytes longer each. It cannot change the compression of a
-- column, so the tables are made anew.
CREATE TABLE store.new_articles (
    article_id    VARCHAR USING COMPRESSION uncompressed NOT NULL,
    corpus        VARCHAR     NOT NULL,
    origin        VARCHAR     NOT NULL,
    source        VARCHAR     NOT NULL,
    url           VARCHAR,
    first_seen_at TIMESTAMPTZ NOT NULL,
    revision      INTEGER     NOT NULL,
    tags          VARCHAR[]   NOT NULL,
    removed_words INTEGER     NOT NULL
);
INSERT INTO store.new_articles BY NAME FROM store.articles;
DROP TABLE store.articles;
ALTER TABLE store.new_articles RENAME TO articles;

CREATE TABLE store.new_revisions (
    article_id          VARCHAR USING COMPRESSION uncompressed NOT NULL,
    revision            INTEGER     NOT NULL,
    page_id             VARCHAR     NOT NULL,
    run_id              VARCHAR     NOT NULL,
    seen_at             TIMESTAMPTZ NOT NULL,
    title               VARCHAR     NOT NULL,
    authors             VARCHAR[]   NOT NULL,
    published_at        TIMESTAMPTZ,
    published_precision VARCHAR,
    published_source    VARCHAR,
    modified_at         TIMESTAMPTZ,
    modified_precision  VARCHAR,
    modified_source     VARCHAR,
    language            VARCHAR,
    section             VARCHAR,
    image_url           VARCHAR,
    canonical_url       VARCHAR,
    paywalled           BOOLEAN,
    truncated           BOOLEAN     NOT NULL,
    text_source         VARCHAR     NOT NULL,
    text                VARCHAR     NOT NULL,
    word_count          INTEGER     NOT NULL,
    sha256              VARCHAR     NOT NULL,
    loaded_at           TIMESTAMPTZ
);
INSERT INTO store.new_revisions BY NAME FROM store.revisions;
DROP TABLE store.revisions;
ALTER TABLE store.new_revisions RENAME TO revisions;

CREATE TABLE store.new_article_tags (
    article_id       VARCHAR USING COMPRESSION uncompressed NOT NULL,
    tag              VARCHAR NOT NULL,
    relevance        VARCHAR NOT NULL,
    score            DOUBLE  NOT NULL,
    evidence         STRUCT(field VARCHAR, "start" INTEGER, "end" INTEGER, "text" VARCHAR)[] NOT NULL,
    taxonomy_version VARCHAR
);
INSERT INTO store.new_article_tags BY NAME FROM store.article_tags;
DROP TABLE store.article_tags;
ALTER TABLE store.new_article_tags RENAME TO article_tags;

CREATE TABLE store.new_memberships (
    article_id VARCHAR USING COMPRESSION uncompressed NOT NULL,
    story_id   VARCHAR   NOT NULL,
    score      DOUBLE    NOT NULL,
    terms      VARCHAR[] NOT NULL
);
INSERT INTO store.new_memberships BY NAME FROM store.memberships;
DROP TABLE store.memberships;
ALTER TABLE store.new_memberships RENAME TO memberships;

CREATE TABLE store.new_documents (
    document   INTEGER NOT NULL,
    article_id VARCHAR USING COMPRESSION uncompressed,
    terms      INTEGER NOT NULL
);
INSERT INTO store.new_documents BY NAME FROM store.documents;
DROP TABLE store.documents;
ALTER TABLE store.new_documents RENAME TO documents;
