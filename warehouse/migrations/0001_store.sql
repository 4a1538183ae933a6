-- The first shape of the store: what was asked for, what arrived, what was made of it.
-- No table has a PRIMARY KEY: on tables of text it makes upserts 4 to 10 times slower. There is one
-- writer, every query keys its rows by identifier, and the tests check that they are unique.
-- Times are TIMESTAMPTZ. `archived` says where the bytes are: a WARC file, offset and length in bytes.

-- The work list -----------------------------------------------------------------------------------

CREATE TABLE store.feeds (
    feed_id        VARCHAR     NOT NULL,
    url            VARCHAR     NOT NULL,
    name           VARCHAR     NOT NULL,
    position       INTEGER     NOT NULL,
    configured     BOOLEAN     NOT NULL,
    added_at       TIMESTAMPTZ NOT NULL,
    etag           VARCHAR,
    last_modified  VARCHAR,
    body_sha256    VARCHAR,
    title          VARCHAR,
    site_url       VARCHAR,
    language       VARCHAR,
    form           VARCHAR,
    last_polled_at TIMESTAMPTZ,
    last_ok_at     TIMESTAMPTZ,
    last_status    INTEGER,
    last_reason    VARCHAR,
    last_detail    VARCHAR,
    failures       INTEGER     NOT NULL,
    next_poll_at   TIMESTAMPTZ
);

CREATE TABLE store.entries (
    entry_id        VARCHAR     NOT NULL,
    feed_id         VARCHAR     NOT NULL,
    guid            VARCHAR     NOT NULL,
    url             VARCHAR     NOT NULL,
    canonical_url   VARCHAR     NOT NULL,
    title           VARCHAR     NOT NULL,
    authors         VARCHAR[]   NOT NULL,
    published_raw   VARCHAR,
    published_at    TIMESTAMPTZ,
    updated_at      TIMESTAMPTZ,
    language        VARCHAR,
    summary         VARCHAR,
    content         VARCHAR,
    version         VARCHAR     NOT NULL,
    first_seen_at   TIMESTAMPTZ NOT NULL,
    last_seen_at    TIMESTAMPTZ NOT NULL,
    outcome         VARCHAR     NOT NULL,
    reason          VARCHAR,
    detail          VARCHAR,
    attempts        INTEGER     NOT NULL,
    next_attempt_at TIMESTAMPTZ,
    article_id      VARCHAR,
    run_id          VARCHAR     NOT NULL
);

-- Every version ever seen: a cache that serves a feed's old and new copy in turn wakes nothing.
CREATE TABLE store.entry_versions (
    entry_id VARCHAR     NOT NULL,
    version  VARCHAR     NOT NULL,
    seen_at  TIMESTAMPTZ NOT NULL
);

-- What arrived ------------------------------------------------------------------------------------

CREATE TABLE store.fetches (
    fetch_id       VARCHAR     NOT NULL,
    run_id         VARCHAR     NOT NULL,
    url            VARCHAR     NOT NULL,
    purpose        VARCHAR     NOT NULL,
    started_at     TIMESTAMPTZ NOT NULL,
    duration_ms    INTEGER     NOT NULL,
    status         INTEGER,
    size           BIGINT      NOT NULL,
    media_type     VARCHAR,
    etag           VARCHAR,
    last_modified  VARCHAR,
    body_sha256    VARCHAR,
    reason         VARCHAR,
    detail         VARCHAR,
    archived       STRUCT(file VARCHAR, "offset" BIGINT, length BIGINT)
);

CREATE TABLE store.pages (
    page_id        VARCHAR     NOT NULL,
    run_id         VARCHAR     NOT NULL,
    corpus         VARCHAR     NOT NULL,
    origin         VARCHAR     NOT NULL,
    entry_id       VARCHAR,
    url            VARCHAR,
    sha256         VARCHAR     NOT NULL,
    media_type     VARCHAR     NOT NULL,
    landed_at      TIMESTAMPTZ NOT NULL,
    archived       STRUCT(file VARCHAR, "offset" BIGINT, length BIGINT),
    outcome        VARCHAR     NOT NULL,
    article_id     VARCHAR,
    stage          VARCHAR,
    reason         VARCHAR,
    detail         VARCHAR
);

CREATE TABLE store.refusals (
    run_id VARCHAR     NOT NULL,
    url    VARCHAR,
    origin VARCHAR     NOT NULL,
    stage  VARCHAR     NOT NULL,
    reason VARCHAR     NOT NULL,
    detail VARCHAR     NOT NULL,
    "at"   TIMESTAMPTZ NOT NULL
);

CREATE TABLE store.runs (
    run_id     VARCHAR              NOT NULL,
    flow       VARCHAR              NOT NULL,
    started_at TIMESTAMPTZ          NOT NULL,
    ended_at   TIMESTAMPTZ          NOT NULL,
    counts     MAP(VARCHAR, BIGINT) NOT NULL
);

-- What was made of it -----------------------------------------------------------------------------

-- Who an article is; what it says is in its revisions, `revision` names the newest.
CREATE TABLE store.articles (
    article_id    VARCHAR     NOT NULL,
    corpus        VARCHAR     NOT NULL,
    origin        VARCHAR     NOT NULL,
    source        VARCHAR     NOT NULL,
    url           VARCHAR,
    first_seen_at TIMESTAMPTZ NOT NULL,
    revision      INTEGER     NOT NULL
);

CREATE TABLE store.revisions (
    article_id          VARCHAR     NOT NULL,
    revision            INTEGER     NOT NULL,
    page_id             VARCHAR     NOT NULL,
    run_id              VARCHAR     NOT NULL,
    seen_at             TIMESTAMPTZ NOT NULL,
    title               VARCHAR     NOT NULL,
    authors             VARCHAR[]   NOT NULL,
    published_at        TIMESTAMPTZ,
    published_precision VARCHAR,
    published_source    VARCHAR,
    language            VARCHAR,
    text                VARCHAR     NOT NULL,
    word_count          INTEGER     NOT NULL,
    sha256              VARCHAR     NOT NULL
);

CREATE TABLE store.blocks (
    article_id VARCHAR NOT NULL,
    revision   INTEGER NOT NULL,
    position   INTEGER NOT NULL,
    kind       VARCHAR NOT NULL,
    text       VARCHAR NOT NULL,
    kept       BOOLEAN NOT NULL,
    rule       VARCHAR,
    class      VARCHAR
);

CREATE TABLE store.tags (
    tag         VARCHAR NOT NULL,
    kind        VARCHAR NOT NULL,
    label       VARCHAR NOT NULL,
    parent      VARCHAR,
    description VARCHAR NOT NULL,
    version     VARCHAR NOT NULL
);

CREATE TABLE store.article_tags (
    article_id VARCHAR NOT NULL,
    tag        VARCHAR NOT NULL,
    relevance  VARCHAR NOT NULL,
    score      DOUBLE  NOT NULL,
    evidence   STRUCT(field VARCHAR, "start" INTEGER, "end" INTEGER, text VARCHAR)[] NOT NULL
);

-- How articles relate -----------------------------------------------------------------------------

-- Bands stay a list: looking 3,000 of them up among 100,000 articles took 29 ms, in a table of their
-- own 15 ms and as much room again.
CREATE TABLE store.fingerprints (
    article_id  VARCHAR     NOT NULL,
    site        VARCHAR     NOT NULL,
    "at"        TIMESTAMPTZ NOT NULL,
    text_sha256 VARCHAR     NOT NULL,
    bands       BIGINT[]    NOT NULL
);

CREATE TABLE store.duplicates (
    article_id   VARCHAR NOT NULL,
    duplicate_of VARCHAR NOT NULL,
    method       VARCHAR NOT NULL,
    score        DOUBLE  NOT NULL
);

CREATE TABLE store.terms (
    article_id VARCHAR               NOT NULL,
    "at"       TIMESTAMPTZ           NOT NULL,
    counts     MAP(VARCHAR, INTEGER) NOT NULL
);

CREATE TABLE store.memberships (
    article_id VARCHAR   NOT NULL,
    story_id   VARCHAR   NOT NULL,
    score      DOUBLE    NOT NULL,
    terms      VARCHAR[] NOT NULL
);

-- What search stands on: how often each term occurs in each article, and each article's length.
CREATE TABLE store.postings (
    term       VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    "count"    INTEGER NOT NULL
);

CREATE TABLE store.lengths (
    article_id VARCHAR NOT NULL,
    terms      INTEGER NOT NULL
);
