-- The editions that were published of this warehouse, the newest last. The row of an edition is written before its copy
-- is made, so that the edition holds it; if that copy never came to be, the next one has a row of its own.
CREATE TABLE store.editions (
    edition_id      VARCHAR     NOT NULL,
    published_at    TIMESTAMPTZ NOT NULL,
    version         VARCHAR     NOT NULL,
    rules           VARCHAR     NOT NULL,
    run_id          VARCHAR,
    taxonomy        VARCHAR,
    duckdb_version  VARCHAR     NOT NULL,
    storage_version VARCHAR     NOT NULL
);
