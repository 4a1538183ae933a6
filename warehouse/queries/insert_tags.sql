-- Every tag of the taxonomy, with the version of the taxonomy it stands in.
INSERT INTO store.tags BY NAME SELECT *, $version AS version FROM incoming_tags
