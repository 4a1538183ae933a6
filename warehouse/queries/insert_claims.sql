-- Insert the claims of articles, each with the versions of the quantities and of the taxonomy that are in force.
INSERT INTO store.claims BY NAME
SELECT
    *,
    (SELECT max(version) FROM store.quantities) AS quantities_version,
    (SELECT max(version) FROM store.tags) AS taxonomy_version
FROM incoming_claims
