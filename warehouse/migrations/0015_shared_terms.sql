-- What an article says that needs no translation, by which stories in different languages meet, and its language. Those
-- of articles that an older version loaded come with the next rebuild. The table is made anew, since DuckDB 1.5.5 adds
-- no list with a default to a table of several row groups.
CREATE TABLE store.former_terms AS FROM store.terms;
DROP TABLE store.terms;
CREATE TABLE store.terms (
    article_id VARCHAR     NOT NULL,
    "at"       TIMESTAMPTZ NOT NULL,
    terms      VARCHAR[]   NOT NULL,
    keys       BIGINT[]    NOT NULL,
    counts     INTEGER[]   NOT NULL,
    flags      UTINYINT[]  NOT NULL,
    language   VARCHAR,
    shared     VARCHAR[]   NOT NULL
);
INSERT INTO store.terms SELECT *, NULL, [] FROM store.former_terms ORDER BY rowid;
DROP TABLE store.former_terms;
