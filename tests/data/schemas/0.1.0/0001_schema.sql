-- The schema of the writer's file.
-- No table has a PRIMARY KEY: on tables of text it makes upserts 4 to 10 times slower. There is one
-- writer, every statement finds its rows by their key, and the tests check that keys are unique.
-- Columns that may be NULL have no NOT NULL; all others always have a value. Times are TIMESTAMPTZ.
-- `archived` is the location of bytes: a WARC file, and the offset and length of a record in bytes.
-- `run_id` is the run that wrote the row last.

-- The work list -----------------------------------------------------------------------------------

-- The feed list: the configuration, the content and result of the last poll, and the schedule
-- (transforms/feeds/schedule.py). `poll_interval` and `interval_hint` are in seconds.
CREATE TABLE store.feeds (
    feed_id                   VARCHAR     NOT NULL,
    url                       VARCHAR     NOT NULL,
    name                      VARCHAR     NOT NULL,
    position                  INTEGER     NOT NULL,
    configured                BOOLEAN     NOT NULL,
    added_at                  TIMESTAMPTZ NOT NULL,
    form                      VARCHAR,
    title                     VARCHAR,
    site_url                  VARCHAR,
    language                  VARCHAR,
    truncated                 BOOLEAN,
    faults                    VARCHAR[],
    last_polled_at            TIMESTAMPTZ,
    last_ok_at                TIMESTAMPTZ,
    last_status               INTEGER,
    last_reason               VARCHAR,
    last_detail               VARCHAR,
    failures                  INTEGER     NOT NULL,
    etag                      VARCHAR,
    last_modified             VARCHAR,
    body_sha256               VARCHAR,
    next_poll_at              TIMESTAMPTZ,
    wait_until                TIMESTAMPTZ,
    gone_at                   TIMESTAMPTZ,
    poll_interval             BIGINT,
    interval_hint             BIGINT,
    recent_since              TIMESTAMPTZ,
    recent_entries            INTEGER     NOT NULL,
    last_full_response_at     TIMESTAMPTZ,
    polls_since_full_response INTEGER     NOT NULL,
    last_entries_at           TIMESTAMPTZ,
    last_gap_at               TIMESTAMPTZ,
    moved_url                 VARCHAR,
    pending_move              VARCHAR,
    pending_move_polls        INTEGER     NOT NULL
);

-- Notes for the owner of a feed: moves, gaps, feeds that are gone.
CREATE TABLE store.feed_notes (
    feed_id VARCHAR     NOT NULL,
    run_id  VARCHAR     NOT NULL,
    "at"    TIMESTAMPTZ NOT NULL,
    reason  VARCHAR     NOT NULL,
    detail  VARCHAR     NOT NULL
);

-- The entries of feeds: each with its outcome, its attempts, and the time of the next attempt.
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

-- Every version of an entry ever seen, so that a cache which serves the old and the new copy of a feed in turn
-- causes no work.
CREATE TABLE store.entry_versions (
    entry_id VARCHAR     NOT NULL,
    version  VARCHAR     NOT NULL,
    seen_at  TIMESTAMPTZ NOT NULL
);

-- Requests and pages ------------------------------------------------------------------------------

-- Every HTTP request and its result. `size` is the length of the decoded body in bytes.
CREATE TABLE store.fetches (
    fetch_id      VARCHAR     NOT NULL,
    run_id        VARCHAR     NOT NULL,
    url           VARCHAR     NOT NULL,
    purpose       VARCHAR     NOT NULL,
    started_at    TIMESTAMPTZ NOT NULL,
    duration_ms   INTEGER     NOT NULL,
    status        INTEGER,
    size          BIGINT      NOT NULL,
    media_type    VARCHAR,
    etag          VARCHAR,
    last_modified VARCHAR,
    body_sha256   VARCHAR,
    reason        VARCHAR,
    detail        VARCHAR,
    archived      STRUCT(file VARCHAR, "offset" BIGINT, length BIGINT)
);

-- Servers that asked us to wait, and until when.
CREATE TABLE store.backoffs (
    host    VARCHAR     NOT NULL,
    "until" TIMESTAMPTZ NOT NULL
);

-- The robots.txt of each origin, kept for a day at most; `reason` is set where it could not be fetched.
CREATE TABLE store.robots (
    origin     VARCHAR     NOT NULL,
    fetched_at TIMESTAMPTZ NOT NULL,
    text       VARCHAR     NOT NULL,
    reason     VARCHAR,
    detail     VARCHAR
);

-- Every page that arrived, with all input of its analysis besides its bytes: the declared encoding and the fields
-- of its entry. So a page can be read again with the same input.
CREATE TABLE store.pages (
    page_id           VARCHAR     NOT NULL,
    run_id            VARCHAR     NOT NULL,
    corpus            VARCHAR     NOT NULL,
    origin            VARCHAR     NOT NULL,
    entry_id          VARCHAR,
    url               VARCHAR,
    media_type        VARCHAR     NOT NULL,
    charset           VARCHAR,
    sha256            VARCHAR     NOT NULL,
    received_at       TIMESTAMPTZ NOT NULL,
    archived          STRUCT(file VARCHAR, "offset" BIGINT, length BIGINT),
    feed_title        VARCHAR,
    feed_authors      VARCHAR[]   NOT NULL,
    feed_published_at TIMESTAMPTZ,
    feed_language     VARCHAR,
    feed_content      VARCHAR,
    outcome           VARCHAR     NOT NULL,
    article_id        VARCHAR,
    stage             VARCHAR,
    reason            VARCHAR,
    detail            VARCHAR
);

-- Entries, pages and files that did not become an article, with the reason.
CREATE TABLE store.refusals (
    run_id VARCHAR     NOT NULL,
    url    VARCHAR,
    origin VARCHAR     NOT NULL,
    stage  VARCHAR     NOT NULL,
    reason VARCHAR     NOT NULL,
    detail VARCHAR     NOT NULL,
    "at"   TIMESTAMPTZ NOT NULL
);

-- Each flow of each run, with its counts by outcome.
CREATE TABLE store.runs (
    run_id     VARCHAR              NOT NULL,
    flow       VARCHAR              NOT NULL,
    started_at TIMESTAMPTZ          NOT NULL,
    ended_at   TIMESTAMPTZ          NOT NULL,
    counts     MAP(VARCHAR, BIGINT) NOT NULL
);

-- Articles ----------------------------------------------------------------------------------------

-- The identity of an article. Its content is in its revisions; `revision` is the number of the newest.
CREATE TABLE store.articles (
    article_id    VARCHAR     NOT NULL,
    corpus        VARCHAR     NOT NULL,
    origin        VARCHAR     NOT NULL,
    source        VARCHAR     NOT NULL,
    url           VARCHAR,
    first_seen_at TIMESTAMPTZ NOT NULL,
    revision      INTEGER     NOT NULL
);

-- The content of an article, one row a revision. `sha256` is the digest of title and text after normalising.
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
    sha256              VARCHAR     NOT NULL
);

-- DuckDB reads nearly all texts for a few of them without an index: of a million of 2 kB, 300 took 9 ms instead
-- of 60 and a tenth of the memory.
CREATE INDEX revisions_by_article ON store.revisions (article_id);

-- The blocks of every revision, kept or removed; `rule` and `class` are set where a block was removed.
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

-- The changes of a revision against the one before; `title_before` is set where the title changed.
CREATE TABLE store.changes (
    article_id     VARCHAR                                     NOT NULL,
    revision       INTEGER                                     NOT NULL,
    title_before   VARCHAR,
    blocks_added   VARCHAR[]                                   NOT NULL,
    blocks_removed VARCHAR[]                                   NOT NULL,
    figures        STRUCT("before" VARCHAR, "after" VARCHAR)[] NOT NULL
);

-- The taxonomy in force.
CREATE TABLE store.tags (
    tag         VARCHAR NOT NULL,
    kind        VARCHAR NOT NULL,
    label       VARCHAR NOT NULL,
    parent      VARCHAR,
    description VARCHAR NOT NULL,
    version     VARCHAR NOT NULL
);

-- The tags of articles, each with the version of the taxonomy that gave it.
CREATE TABLE store.article_tags (
    article_id       VARCHAR                                                                 NOT NULL,
    tag              VARCHAR                                                                 NOT NULL,
    relevance        VARCHAR                                                                 NOT NULL,
    score            DOUBLE                                                                  NOT NULL,
    evidence         STRUCT(field VARCHAR, "start" INTEGER, "end" INTEGER, "text" VARCHAR)[] NOT NULL,
    taxonomy_version VARCHAR
);

-- Learned site boilerplate ------------------------------------------------------------------------

-- On how many articles of a site a block occurs; `key` is the digest of site and text
-- (transforms/cleaning/site_boilerplate.py), `article_id` the last of the articles.
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

-- Learned site boilerplate, with the numbers behind each decision; a rule that a person refused is never learned
-- again.
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

-- Duplicates and stories --------------------------------------------------------------------------

-- The input of the search for duplicates. `site` is empty where the site is unknown; `at` is the time of
-- publication, or of arrival where that is unknown.
CREATE TABLE store.fingerprints (
    article_id  VARCHAR     NOT NULL,
    site        VARCHAR     NOT NULL,
    url         VARCHAR,
    "at"        TIMESTAMPTZ NOT NULL,
    seen_at     TIMESTAMPTZ NOT NULL,
    text_sha256 VARCHAR     NOT NULL
);

-- MinHash bands, one a row: DuckDB filters the rows of a table while it reads them, but not the elements of
-- lists. Looking 29,000 bands up among 29 million took 0.10 s instead of 0.36 s.
CREATE TABLE store.bands (
    article_id VARCHAR  NOT NULL,
    band       UINTEGER NOT NULL
);

-- Links from copies to originals; `nearest` is the article that the copy is most similar to.
CREATE TABLE store.duplicates (
    article_id   VARCHAR NOT NULL,
    duplicate_of VARCHAR NOT NULL,
    method       VARCHAR NOT NULL,
    score        DOUBLE  NOT NULL,
    nearest      VARCHAR NOT NULL
);

-- People's decisions on pairs of articles.
CREATE TABLE store.overrides (
    first      VARCHAR     NOT NULL,
    second     VARCHAR     NOT NULL,
    relation   VARCHAR     NOT NULL,
    same       BOOLEAN     NOT NULL,
    note       VARCHAR,
    decided_at TIMESTAMPTZ NOT NULL
);

-- The terms by which an article is compared with others in stories.
CREATE TABLE store.terms (
    article_id VARCHAR               NOT NULL,
    "at"       TIMESTAMPTZ           NOT NULL,
    counts     MAP(VARCHAR, INTEGER) NOT NULL
);

-- In how many articles each term occurs, so that a batch need not count all articles again.
CREATE TABLE store.term_frequencies (
    term     VARCHAR NOT NULL,
    articles BIGINT  NOT NULL
);

-- The story of each article, with the score and the terms of its membership.
CREATE TABLE store.memberships (
    article_id VARCHAR   NOT NULL,
    story_id   VARCHAR   NOT NULL,
    score      DOUBLE    NOT NULL,
    terms      VARCHAR[] NOT NULL
);

-- The search index --------------------------------------------------------------------------------

-- How often each term occurs in each article.
CREATE TABLE store.postings (
    term       VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    "count"    INTEGER NOT NULL
);

-- The number of terms of each article.
CREATE TABLE store.lengths (
    article_id VARCHAR NOT NULL,
    terms      INTEGER NOT NULL
);
