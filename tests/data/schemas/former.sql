-- The schema before the first release, as its twelve migrations had left it.
CREATE SCHEMA store;
CREATE TABLE store.article_tags (
    "article_id" VARCHAR NOT NULL,
    "tag" VARCHAR NOT NULL,
    "relevance" VARCHAR NOT NULL,
    "score" DOUBLE NOT NULL,
    "evidence" STRUCT(field VARCHAR, "start" INTEGER, "end" INTEGER, "text" VARCHAR)[] NOT NULL,
    "taxonomy_version" VARCHAR
);
CREATE TABLE store.articles (
    "article_id" VARCHAR NOT NULL,
    "corpus" VARCHAR NOT NULL,
    "origin" VARCHAR NOT NULL,
    "source" VARCHAR NOT NULL,
    "url" VARCHAR,
    "first_seen_at" TIMESTAMPTZ NOT NULL,
    "revision" INTEGER NOT NULL
);
CREATE TABLE store.bands (
    "article_id" VARCHAR NOT NULL,
    "band" UINTEGER NOT NULL
);
CREATE TABLE store.block_counts (
    "key" BIGINT NOT NULL,
    "site" VARCHAR NOT NULL,
    "articles" INTEGER NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "article_id" VARCHAR NOT NULL
);
CREATE TABLE store.blocks (
    "article_id" VARCHAR NOT NULL,
    "revision" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" VARCHAR NOT NULL,
    "text" VARCHAR NOT NULL,
    "kept" BOOLEAN NOT NULL,
    "rule" VARCHAR,
    "class" VARCHAR
);
CREATE TABLE store.changes (
    "article_id" VARCHAR NOT NULL,
    "revision" INTEGER NOT NULL,
    "title_before" VARCHAR,
    "blocks_added" VARCHAR[] NOT NULL,
    "blocks_removed" VARCHAR[] NOT NULL,
    "figures" STRUCT("before" VARCHAR, "after" VARCHAR)[] NOT NULL
);
CREATE TABLE store.duplicates (
    "article_id" VARCHAR NOT NULL,
    "duplicate_of" VARCHAR NOT NULL,
    "method" VARCHAR NOT NULL,
    "score" DOUBLE NOT NULL,
    "nearest" VARCHAR
);
CREATE TABLE store.entries (
    "entry_id" VARCHAR NOT NULL,
    "feed_id" VARCHAR NOT NULL,
    "guid" VARCHAR NOT NULL,
    "url" VARCHAR NOT NULL,
    "canonical_url" VARCHAR NOT NULL,
    "title" VARCHAR NOT NULL,
    "authors" VARCHAR[] NOT NULL,
    "published_raw" VARCHAR,
    "published_at" TIMESTAMPTZ,
    "updated_at" TIMESTAMPTZ,
    "language" VARCHAR,
    "summary" VARCHAR,
    "content" VARCHAR,
    "version" VARCHAR NOT NULL,
    "first_seen_at" TIMESTAMPTZ NOT NULL,
    "last_seen_at" TIMESTAMPTZ NOT NULL,
    "outcome" VARCHAR NOT NULL,
    "reason" VARCHAR,
    "detail" VARCHAR,
    "attempts" INTEGER NOT NULL,
    "next_attempt_at" TIMESTAMPTZ,
    "article_id" VARCHAR,
    "run_id" VARCHAR NOT NULL
);
CREATE TABLE store.entry_versions (
    "entry_id" VARCHAR NOT NULL,
    "version" VARCHAR NOT NULL,
    "seen_at" TIMESTAMPTZ NOT NULL
);
CREATE TABLE store.feed_notes (
    "feed_id" VARCHAR NOT NULL,
    "run_id" VARCHAR NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "reason" VARCHAR NOT NULL,
    "detail" VARCHAR NOT NULL
);
CREATE TABLE store.feeds (
    "feed_id" VARCHAR NOT NULL,
    "url" VARCHAR NOT NULL,
    "name" VARCHAR NOT NULL,
    "position" INTEGER NOT NULL,
    "configured" BOOLEAN NOT NULL,
    "added_at" TIMESTAMPTZ NOT NULL,
    "etag" VARCHAR,
    "last_modified" VARCHAR,
    "body_sha256" VARCHAR,
    "title" VARCHAR,
    "site_url" VARCHAR,
    "language" VARCHAR,
    "form" VARCHAR,
    "last_polled_at" TIMESTAMPTZ,
    "last_ok_at" TIMESTAMPTZ,
    "last_status" INTEGER,
    "last_reason" VARCHAR,
    "last_detail" VARCHAR,
    "failures" INTEGER NOT NULL,
    "next_poll_at" TIMESTAMPTZ,
    "wait_until" TIMESTAMPTZ,
    "gone_at" TIMESTAMPTZ,
    "pace" BIGINT,
    "hint" BIGINT,
    "rhythm_since" TIMESTAMPTZ,
    "rhythm_entries" INTEGER DEFAULT 0,
    "whole_at" TIMESTAMPTZ,
    "polls_since_whole" INTEGER DEFAULT 0,
    "listed_at" TIMESTAMPTZ,
    "gap_at" TIMESTAMPTZ,
    "address" VARCHAR,
    "moved_to" VARCHAR,
    "moved_sightings" INTEGER DEFAULT 0,
    "truncated" BOOLEAN,
    "faults" VARCHAR[]
);
CREATE TABLE store.fetches (
    "fetch_id" VARCHAR NOT NULL,
    "run_id" VARCHAR NOT NULL,
    "url" VARCHAR NOT NULL,
    "purpose" VARCHAR NOT NULL,
    "started_at" TIMESTAMPTZ NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "status" INTEGER,
    "size" BIGINT NOT NULL,
    "media_type" VARCHAR,
    "etag" VARCHAR,
    "last_modified" VARCHAR,
    "body_sha256" VARCHAR,
    "reason" VARCHAR,
    "detail" VARCHAR,
    "archived" STRUCT(file VARCHAR, "offset" BIGINT, length BIGINT)
);
CREATE TABLE store.fingerprints (
    "article_id" VARCHAR NOT NULL,
    "site" VARCHAR NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "text_sha256" VARCHAR NOT NULL,
    "url" VARCHAR,
    "seen_at" TIMESTAMPTZ
);
CREATE TABLE store.learned_rules (
    "rule" VARCHAR NOT NULL,
    "site" VARCHAR NOT NULL,
    "key" BIGINT NOT NULL,
    "text" VARCHAR NOT NULL,
    "class" VARCHAR NOT NULL,
    "articles" INTEGER NOT NULL,
    "of_articles" INTEGER NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "learned_at" TIMESTAMPTZ NOT NULL,
    "refused_at" TIMESTAMPTZ
);
CREATE TABLE store.lengths (
    "article_id" VARCHAR NOT NULL,
    "terms" INTEGER NOT NULL
);
CREATE TABLE store.memberships (
    "article_id" VARCHAR NOT NULL,
    "story_id" VARCHAR NOT NULL,
    "score" DOUBLE NOT NULL,
    "terms" VARCHAR[] NOT NULL
);
CREATE TABLE store.migrations (
    "number" INTEGER NOT NULL,
    "name" VARCHAR NOT NULL,
    "sha256" VARCHAR NOT NULL,
    "applied_at" TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE TABLE store.pages (
    "page_id" VARCHAR NOT NULL,
    "run_id" VARCHAR NOT NULL,
    "corpus" VARCHAR NOT NULL,
    "origin" VARCHAR NOT NULL,
    "entry_id" VARCHAR,
    "url" VARCHAR,
    "sha256" VARCHAR NOT NULL,
    "media_type" VARCHAR NOT NULL,
    "landed_at" TIMESTAMPTZ NOT NULL,
    "archived" STRUCT(file VARCHAR, "offset" BIGINT, length BIGINT),
    "outcome" VARCHAR NOT NULL,
    "article_id" VARCHAR,
    "stage" VARCHAR,
    "reason" VARCHAR,
    "detail" VARCHAR,
    "charset" VARCHAR,
    "feed_title" VARCHAR,
    "feed_authors" VARCHAR[],
    "feed_published_at" TIMESTAMPTZ,
    "feed_language" VARCHAR,
    "feed_content" VARCHAR
);
CREATE TABLE store.postings (
    "term" VARCHAR NOT NULL,
    "article_id" VARCHAR NOT NULL,
    "count" INTEGER NOT NULL
);
CREATE TABLE store.refusals (
    "run_id" VARCHAR NOT NULL,
    "url" VARCHAR,
    "origin" VARCHAR NOT NULL,
    "stage" VARCHAR NOT NULL,
    "reason" VARCHAR NOT NULL,
    "detail" VARCHAR NOT NULL,
    "at" TIMESTAMPTZ NOT NULL
);
CREATE TABLE store.rests (
    "host" VARCHAR NOT NULL,
    "until" TIMESTAMPTZ NOT NULL
);
CREATE TABLE store.revisions (
    "article_id" VARCHAR NOT NULL,
    "revision" INTEGER NOT NULL,
    "page_id" VARCHAR NOT NULL,
    "run_id" VARCHAR NOT NULL,
    "seen_at" TIMESTAMPTZ NOT NULL,
    "title" VARCHAR NOT NULL,
    "authors" VARCHAR[] NOT NULL,
    "published_at" TIMESTAMPTZ,
    "published_precision" VARCHAR,
    "published_source" VARCHAR,
    "language" VARCHAR,
    "text" VARCHAR NOT NULL,
    "word_count" INTEGER NOT NULL,
    "sha256" VARCHAR NOT NULL,
    "modified_at" TIMESTAMPTZ,
    "modified_precision" VARCHAR,
    "modified_source" VARCHAR,
    "section" VARCHAR,
    "image_url" VARCHAR,
    "canonical_url" VARCHAR,
    "paywalled" BOOLEAN,
    "truncated" BOOLEAN,
    "text_source" VARCHAR
);
CREATE TABLE store.robots (
    "origin" VARCHAR NOT NULL,
    "fetched_at" TIMESTAMPTZ NOT NULL,
    "text" VARCHAR NOT NULL,
    "reason" VARCHAR,
    "detail" VARCHAR
);
CREATE TABLE store.rulings (
    "first" VARCHAR NOT NULL,
    "second" VARCHAR NOT NULL,
    "relation" VARCHAR NOT NULL,
    "same" BOOLEAN NOT NULL,
    "note" VARCHAR,
    "ruled_at" TIMESTAMPTZ NOT NULL
);
CREATE TABLE store.runs (
    "run_id" VARCHAR NOT NULL,
    "flow" VARCHAR NOT NULL,
    "started_at" TIMESTAMPTZ NOT NULL,
    "ended_at" TIMESTAMPTZ NOT NULL,
    "counts" MAP(VARCHAR, BIGINT) NOT NULL
);
CREATE TABLE store.site_days (
    "site" VARCHAR NOT NULL,
    "day" DATE NOT NULL,
    "articles" INTEGER NOT NULL
);
CREATE TABLE store.tags (
    "tag" VARCHAR NOT NULL,
    "kind" VARCHAR NOT NULL,
    "label" VARCHAR NOT NULL,
    "parent" VARCHAR,
    "description" VARCHAR NOT NULL,
    "version" VARCHAR NOT NULL
);
CREATE TABLE store.term_frequencies (
    "term" VARCHAR NOT NULL,
    "articles" BIGINT NOT NULL
);
CREATE TABLE store.terms (
    "article_id" VARCHAR NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "counts" MAP(VARCHAR, INTEGER) NOT NULL
);
INSERT INTO store.migrations (number, name, sha256) VALUES
    (1, 'store', 'former'),
    (2, 'schedule', 'former'),
    (3, 'hosts', 'former'),
    (4, 'contents', 'former'),
    (5, 'furniture', 'former'),
    (6, 'claims', 'former'),
    (7, 'whole_pages', 'former'),
    (8, 'taxonomy_version', 'former'),
    (9, 'term_frequencies', 'former'),
    (10, 'relations', 'former'),
    (11, 'bands', 'former'),
    (12, 'lookups', 'former');
