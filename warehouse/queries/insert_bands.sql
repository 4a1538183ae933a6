-- Insert the bands of each fingerprint, one a row.
INSERT INTO store.bands BY NAME
SELECT DISTINCT article_id, unnest(bands) AS band FROM incoming_fingerprints
