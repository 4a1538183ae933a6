-- Insert the edition that is about to be published; the taxonomy is the one that tagged the warehouse.
INSERT INTO store.editions BY NAME
SELECT
    $edition_id AS edition_id,
    $published_at AS published_at,
    $version AS version,
    $run_id AS run_id,
    $rules AS rules,
    (SELECT max(tag.version) FROM store.tags AS tag) AS taxonomy,
    version() AS duckdb_version,
    (
        SELECT rtrim(opened.tags['storage_version'], '+')
        FROM duckdb_databases() AS opened
        WHERE opened.database_name = current_database()
    ) AS storage_version
