-- Each key by which copies find an article is a row.
INSERT INTO store.bands BY NAME
SELECT DISTINCT article_id, unnest(bands) AS band FROM incoming_fingerprints
