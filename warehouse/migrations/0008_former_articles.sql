-- The articles as they were before a correction, a rebuild or new tags replaced them, so that as_of still tells what we
-- knew then. A row holds from the row before it, or from when the article was first seen, until `replaced_at`. `text` is
-- NULL where store.revisions still has the same text for the revision. A row that is not `is_known` says that until then
-- we had no such article, and only the rebuild of that moment has read it. Rows are kept for [history] days.
CREATE TABLE store.former_articles (
    article_id          VARCHAR     NOT NULL,
    replaced_at         TIMESTAMPTZ NOT NULL,
    is_known            BOOLEAN     NOT NULL,
    corpus              VARCHAR     NOT NULL,
    origin              VARCHAR     NOT NULL,
    source              VARCHAR     NOT NULL,
    url                 VARCHAR,
    first_seen_at       TIMESTAMPTZ NOT NULL,
    revision            INTEGER     NOT NULL,
    revised_at          TIMESTAMPTZ NOT NULL,
    loaded_at           TIMESTAMPTZ,
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
    text                VARCHAR,
    word_count          INTEGER     NOT NULL,
    removed_words       INTEGER     NOT NULL,
    tags                VARCHAR[]   NOT NULL,
    story_id            VARCHAR,
    duplicate_of        VARCHAR
);
