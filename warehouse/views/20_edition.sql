CREATE OR REPLACE VIEW edition AS
SELECT
    edition_id,
    published_at,
    version,
    run_id,
    rules,
    taxonomy,
    duckdb_version,
    storage_version
FROM store.editions
ORDER BY published_at DESC, edition_id
LIMIT 1;

COMMENT ON VIEW edition IS 'This edition, one row: when it was published, and by what. Example: FROM edition';
COMMENT ON COLUMN edition.edition_id IS 'Identifier: 16 hex digits, another in every edition. Example: 0f3a9c55d1e27b48';
COMMENT ON COLUMN edition.published_at IS 'When it was published: everything in it could be queried from then on. Example: 2026-02-16 21:31:04+00';
COMMENT ON COLUMN edition.version IS 'The version of newswire that published it. Example: 0.1.0';
COMMENT ON COLUMN edition.run_id IS 'The run that published it, as in runs.run_id; NULL if it was published outside a run. Example: 5be2c1f0a9d34e77';
COMMENT ON COLUMN edition.rules IS 'The digest of the cleaning rules of that version. Example: 9a0c41d2e6b7f358';
COMMENT ON COLUMN edition.taxonomy IS 'The version of the taxonomy that gave the tags, as in article_tags.taxonomy_version; NULL before the first load. Example: 3+1b2c3d4e';
COMMENT ON COLUMN edition.duckdb_version IS 'The version of DuckDB that wrote it. Example: v1.5.5';
COMMENT ON COLUMN edition.storage_version IS 'The version of its file format: DuckDB of that version or newer opens it. Example: v1.5.0';
